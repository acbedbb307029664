/** Where in a text a key is named, and which; an `@` before it belongs to the place. Offsets are UTF-16. */
export type Mention = { start: number; end: number; key: string }

const WORD = /[\p{L}\p{M}\p{N}_]/u
const MARK = /\p{M}/u
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u
const ADDRESS_END = /[\s<>"`|()[\]{}]|\p{Script=Hiragana}|[^\p{ASCII}\p{L}\p{M}\p{N}]/u
const ESCAPE = /\\(?=[_\-+.~])/g
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/

/** A word that people write without meaning an experiment: such a key is named by `@key` only. */
export function isOrdinary(key: string): boolean {
  const [, ...inside] = key
  return (
    !/\p{L}/u.test(key) ||
    NUMBER.test(key) ||
    !(/[\p{N}_-]/u.test(key) || inside.some((letter) => /\p{Lu}/u.test(letter)))
  )
}

/** The keys to look for. Asked at every letter of a text, so a letter that begins none is told at once. */
export class KeyIndex {
  private readonly keys = new Map<string, boolean>()
  private readonly firsts = new Uint8Array(0x10000)
  /** By their first two letters, the lengths that keys have; longest first. */
  private readonly lengths = new Map<string, number[]>()

  constructor(keys: Iterable<string> = []) {
    for (const key of keys) this.add(key)
  }

  add(key: string): void {
    if (key === '' || this.keys.has(key)) return
    this.keys.set(key, isOrdinary(key))
    this.firsts[key.charCodeAt(0)] = 1
    const beginning = key.slice(0, 2)
    const lengths = this.lengths.get(beginning)
    if (!lengths) this.lengths.set(beginning, [key.length])
    else if (!lengths.includes(key.length)) {
      lengths.push(key.length)
      lengths.sort((a, b) => b - a)
    }
  }

  has(key: string): boolean {
    return this.keys.has(key)
  }

  begins(unit: number): boolean {
    return this.firsts[unit] === 1
  }

  /** Where the longest key that starts here and may end there ends; -1 where none does. */
  longest(text: string, start: number, ordinaryToo: boolean, mayEnd: (end: number) => boolean): number {
    if (!this.begins(text.charCodeAt(start))) return -1
    const beginnings = [text.slice(start, start + 2), text.charAt(start)]
    for (const beginning of beginnings) {
      for (const length of this.lengths.get(beginning) ?? []) {
        const end = start + length
        if (end > text.length) continue
        const ordinary = this.keys.get(text.slice(start, end))
        if (ordinary !== undefined && (ordinaryToo || !ordinary) && mayEnd(end)) return end
      }
    }
    return -1
  }
}

/**
 * The keys that a text names, in order and never overlapping. Specified in openapi/text/README.md, with the vectors that
 * the server is held to as well. The time is linear in the text, however many keys there are.
 */
export function findKeys(text: string, keys: KeyIndex): Mention[] {
  const { plain, from } = unescaped(text)
  const found = new Scan(plain, keys).run()
  if (!from) return found
  return found.map(({ start, end, key }) => ({ start: from[start] ?? 0, end: from[end] ?? text.length, key }))
}

/** Composed, and without the backslashes that only keep Markdown from seeing a mark; where each unit came from. */
function unescaped(text: string): { plain: string; from: number[] | null } {
  if (text.normalize('NFC') === text && text.search(ESCAPE) < 0) return { plain: text, from: null }
  let plain = ''
  const from: number[] = []
  for (const cluster of text.matchAll(/\\(?=[_\-+.~])|[\u1100-\u11ff]+|[^\p{M}]\p{M}*|\p{M}+/gsu)) {
    if (cluster[0] === '\\' && /^[_\-+.~]/.test(text.charAt(cluster.index + 1))) continue
    const composed = cluster[0].normalize('NFC')
    for (let i = 0; i < composed.length; i++) from.push(cluster.index)
    plain += composed
  }
  from.push(text.length)
  return { plain, from }
}

class Scan {
  constructor(
    private readonly text: string,
    private readonly keys: KeyIndex,
  ) {}

  run(): Mention[] {
    const { text } = this
    const addresses = addressesIn(text)
    const found: Mention[] = []
    for (let at = 0, next = 0; at < text.length; ) {
      while ((addresses[next]?.end ?? Infinity) <= at) next++
      const address = addresses[next]
      if (address && address.start <= at) at = address.end
      else {
        const mention = this.mentionAt(at)
        if (mention && mention.end <= (address?.start ?? Infinity)) found.push(mention)
        at = mention ? mention.end : at + 1
      }
    }
    return this.withoutPaths(found)
  }

  private mentionAt(at: number): Mention | null {
    const { text, keys } = this
    const mark = text.charAt(at)
    const called = (mark === '@' || mark === '＠') && !this.isWord(at - 1)
    const start = called ? at + 1 : at
    if (!keys.begins(text.charCodeAt(start)) || !(called || this.mayStart(start))) return null
    const emphasis = called ? 0 : this.emphasisBefore(start)
    const end = keys.longest(text, start, called, (to) => this.mayEnd(to, emphasis))
    return end < 0 ? null : { start: at, end, key: text.slice(start, end) }
  }

  private mayStart(at: number): boolean {
    if (this.emphasisBefore(at) > 0) return true
    if (!this.breaks(at)) return false
    const before = this.text.charAt(at - 1)
    if (/[@＠]/.test(before)) return !this.isWord(at - 2)
    if (/[-+.]/.test(this.text.charAt(at))) return !this.isWord(at - 1)
    const joins = before === '~' ? /\d/.test(this.text.charAt(at)) : /[-+.]/.test(before)
    return !(joins && this.isWord(at) && this.isWord(at - 2))
  }

  private mayEnd(at: number, emphasis: number): boolean {
    if (emphasis > 0) {
      return this.text.slice(at, at + emphasis) === '_'.repeat(emphasis) && !this.isWord(at + emphasis)
    }
    if (!this.breaks(at)) return false
    const next = this.text.charAt(at)
    if (/[-+.]/.test(this.text.charAt(at - 1)) && this.isWord(at)) return false
    if (next === '~') return !/\d/.test(this.text.charAt(at + 1))
    return !(/[-+.@]/.test(next) && this.isWord(at + 1))
  }

  /** How many underscores of Markdown's emphasis stand before: `_enc_k5_` is a key in italics. */
  private emphasisBefore(at: number): number {
    let from = at
    while (from > 0 && at - from < 3 && this.text.charAt(from - 1) === '_') from--
    return from < at && this.text.charAt(at) !== '_' && !this.isWord(from - 1) ? at - from : 0
  }

  /** Whether a word may end and another begin here; where a script has no spaces, that is anywhere. */
  private breaks(at: number): boolean {
    const next = this.pointAt(at)
    return !(MARK.test(next) || (this.isWord(at - 1) && isSpaced(next)))
  }

  /** Whether the letter at this place is part of a word in a script that has spaces between words. */
  private isWord(at: number): boolean {
    return at >= 0 && isSpaced(this.pointAt(at))
  }

  private pointAt(at: number): string {
    const unit = this.text.charCodeAt(at)
    const start = unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
    const point = this.text.codePointAt(start)
    return point === undefined ? '' : String.fromCodePoint(point)
  }

  /** `enc_k5/log.txt` is a path; `enc_k5/enc_k6` is two keys where both are keys. */
  private withoutPaths(found: Mention[]): Mention[] {
    const isSlash = (at: number) => /[/\\]/.test(this.text.charAt(at))
    const kept: Mention[] = []
    for (let i = 0; i < found.length; ) {
      let last = i
      while (isSlash(found[last]?.end ?? -1) && found[last + 1]?.start === (found[last]?.end ?? 0) + 1) last++
      if (!isSlash((found[i]?.start ?? 0) - 1) && !isSlash(found[last]?.end ?? -1)) {
        kept.push(...found.slice(i, last + 1))
      }
      i = last + 1
    }
    return kept
  }
}

function isSpaced(point: string): boolean {
  if (point === '') return false
  return point < '\u0080' ? /\w/.test(point) : WORD.test(point) && !UNSPACED.test(point)
}

/** Addresses and the targets of Markdown links, in order: a key in them is not a mention. */
function addressesIn(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  const add = (start: number, end: number) => {
    const last = found.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else found.push({ start, end })
  }
  for (const { 0: sign, index } of text.matchAll(/:\/\/|www\.|\]\(/g)) {
    const after = index + sign.length
    if (index < (found.at(-1)?.end ?? 0)) continue
    if (sign === '](') add(index, until(text, after, /[\s)]/u))
    else if (sign === '://') add(schemeBefore(text, index), until(text, after, ADDRESS_END))
    else if (index === 0 || !isSpaced(text.charAt(index - 1))) add(index, until(text, after, ADDRESS_END))
  }
  return found
}

function schemeBefore(text: string, end: number): number {
  let start = end
  while (start > 0 && end - start < 20 && /[A-Za-z0-9+.-]/.test(text.charAt(start - 1))) start--
  return start
}

function until(text: string, from: number, ends: RegExp): number {
  let at = from
  while (at < text.length) {
    const point = String.fromCodePoint(text.codePointAt(at) ?? 0)
    if (ends.test(point)) break
    at += point.length
  }
  return at
}
