/** How many rows are looked at between two glances at the clock. */
const STRIDE = 256

const NONE = new Int32Array(0)

/**
 * Rows of the log that have all the words, found from the newest backwards and no further than one asks: what a box shows at
 * once costs the same however long the log is, and how many there are is counted when there is time.
 */
export class Search {
  /** How many have been found so far. */
  count = 0
  private readonly found: Int32Array
  /** What a search for less has found already, and the words that it did not ask for. */
  private readonly before: Int32Array
  private readonly more: readonly string[]
  private looked = 0
  /** Rows before this one have not been looked at by anybody. */
  private rest: number

  constructor(
    /** The folded words of each row, in the log's order. */
    private readonly texts: readonly string[],
    private readonly words: readonly string[],
    private readonly has: ((place: number) => boolean) | null,
    /** A search, finished or not, that finds all that this one does, by the same filter. */
    within: Search | null,
  ) {
    this.before = within ? within.found.subarray(0, within.count) : NONE
    this.more = within ? words.filter((word) => !within.words.includes(word)) : words
    this.rest = within ? within.reached : texts.length
    this.found = new Int32Array(this.before.length + this.rest)
  }

  get done(): boolean {
    return this.rest === 0 && this.looked === this.before.length
  }

  /** Every row from here on has been looked at. */
  private get reached(): number {
    return this.looked < this.before.length ? (this.before[this.looked] ?? 0) + 1 : this.rest
  }

  /** Goes on until so many are found or the time is over, or to the end; whether it came to the end. */
  look(enough = Number.POSITIVE_INFINITY, left?: () => number): boolean {
    for (let steps = 1; this.count < enough && !this.done; steps++) {
      if (this.looked < this.before.length) {
        const place = this.before[this.looked++] ?? 0
        if (this.hasWords(place, this.more)) this.found[this.count++] = place
      } else {
        const place = --this.rest
        if ((!this.has || this.has(place)) && this.hasWords(place, this.words))
          this.found[this.count++] = place
      }
      if (left && steps % STRIDE === 0 && left() <= 0) break
    }
    return this.done
  }

  private hasWords(place: number, words: readonly string[]): boolean {
    const text = this.texts[place] ?? ''
    for (const word of words) if (!text.includes(word)) return false
    return true
  }

  /** Where in the log the n-th newest of them stands. */
  place(n: number): number {
    return this.found[n] ?? -1
  }
}
