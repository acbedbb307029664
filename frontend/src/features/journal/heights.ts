/**
 * How tall each row is, as measured or else as estimated, and where it therefore starts. Sums are kept of stretches whose lengths
 * are powers of two (a Fenwick tree): a row that turns out otherwise, or a place that is looked for, costs a dozen steps among
 * ten thousand rows.
 */
export class Heights {
  private ids: readonly string[] = []
  private index = new Map<string, number>()
  private tall = new Float64Array(0)
  private sums = new Float64Array(1)
  private readonly known = new Map<string, number>()
  private readonly guessed = new Map<string, number>()

  set(ids: readonly string[], estimate: (index: number) => number): void {
    if (ids === this.ids) return
    const count = ids.length
    this.ids = ids
    this.index = new Map(ids.map((id, i) => [id, i]))
    this.tall = new Float64Array(count)
    this.sums = new Float64Array(count + 1)
    ids.forEach((id, i) => {
      const height = this.known.get(id) ?? this.guess(id, i, estimate)
      this.tall[i] = height
      this.put(i + 1, this.sumAt(i + 1) + height)
      const parent = i + 1 + ((i + 1) & -(i + 1))
      if (parent <= count) this.put(parent, this.sumAt(parent) + this.sumAt(i + 1))
    })
  }

  private guess(id: string, index: number, estimate: (index: number) => number): number {
    const before = this.guessed.get(id)
    if (before !== undefined) return before
    const height = estimate(index)
    this.guessed.set(id, height)
    return height
  }

  get count(): number {
    return this.ids.length
  }

  get total(): number {
    return this.start(this.ids.length)
  }

  indexOf(id: string): number {
    return this.index.get(id) ?? -1
  }

  idAt(index: number): string | undefined {
    return this.ids[index]
  }

  height(index: number): number {
    return this.tall[index] ?? 0
  }

  /** True when it was not what had been thought. */
  measure(id: string, height: number): boolean {
    const index = this.indexOf(id)
    if (index < 0 || height <= 0) return false
    const more = height - this.height(index)
    this.known.set(id, height)
    this.tall[index] = height
    for (let i = index + 1; i <= this.count; i += i & -i) this.put(i, this.sumAt(i) + more)
    return Math.abs(more) >= 0.25
  }

  start(index: number): number {
    let sum = 0
    for (let i = Math.min(index, this.count); i > 0; i -= i & -i) sum += this.sumAt(i)
    return sum
  }

  /** The row at a distance from the top; the first or last where there is none. */
  at(y: number): number {
    let row = 0
    let left = y
    for (let step = 1 << Math.floor(Math.log2(this.count || 1)); step > 0; step >>= 1) {
      const next = row + step
      if (next > this.count || this.sumAt(next) > left) continue
      row = next
      left -= this.sumAt(next)
    }
    return Math.max(0, Math.min(row, this.count - 1))
  }

  private sumAt(i: number): number {
    return this.sums[i] ?? 0
  }

  private put(i: number, sum: number): void {
    this.sums[i] = sum
  }
}
