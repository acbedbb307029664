import { foldText } from './text'

export type Range = readonly [start: number, end: number]

const CLUSTER = /[\s\S][\p{M}\uFF9E\uFF9F]*/gu

/** Where the words stand in a text, width and case aside: `ＡＣＣ` is found by `acc`. In order, overlaps joined. */
export function matchesIn(text: string, words: readonly string[]): Range[] {
  const wanted = words.map(foldText).filter((word) => word !== '')
  if (wanted.length === 0) return []
  const { folded, from } = folding(text)
  const found: [number, number][] = []
  for (const word of wanted) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      const last = from ? (from[at + word.length - 1] ?? at) : at + word.length - 1
      found.push([from ? (from[at] ?? at) : at, from ? after(from, at + word.length, last, text) : last + 1])
    }
  }
  return joined(found)
}

/** The end of the cluster that the last matching character came from. */
function after(from: readonly number[], next: number, last: number, text: string): number {
  for (let i = next; i < from.length; i++) if ((from[i] ?? 0) > last) return from[i] ?? text.length
  return text.length
}

/** What `foldText` makes of a text, and for each character of it where that came from (null: from the same place). */
function folding(text: string): { folded: string; from: number[] | null } {
  const lower = text.toLowerCase()
  if (lower.length === text.length && foldText(text) === lower) return { folded: lower, from: null }
  let folded = ''
  const from: number[] = []
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const plain = foldText(cluster)
    for (let i = 0; i < plain.length; i++) from.push(index)
    folded += plain
  }
  return { folded, from }
}

function joined(ranges: [number, number][]): Range[] {
  const all: [number, number][] = []
  for (const range of ranges.sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1)
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1])
    else all.push([...range])
  }
  return all
}

/** One line of a text around its first match, at most about `length` characters long, cut at its edges with `…`. */
export function excerptOf(
  text: string,
  words: readonly string[],
  length: number,
): { text: string; ranges: Range[] } {
  const flat = text.replace(/\s+/g, ' ').trim()
  const first = matchesIn(flat, words)[0]
  const begin = first && first[0] > length * 0.4 ? wordStart(flat, first[0] - Math.round(length * 0.3)) : 0
  const end = Math.min(flat.length, begin + length)
  const shown = `${begin > 0 ? '…' : ''}${flat.slice(begin, end)}${end < flat.length ? '…' : ''}`
  return { text: shown, ranges: matchesIn(shown, words) }
}

function wordStart(text: string, near: number): number {
  const space = text.indexOf(' ', near)
  if (space >= 0 && space < near + 12) return space + 1
  // Never in the middle of a surrogate pair.
  return /[\uDC00-\uDFFF]/.test(text.charAt(near)) ? near + 1 : near
}
