import type { WrittenNumber } from './numbers'

const RUN = /[\p{L}\p{M}\p{N}_\-+.]+/gu
const WORD = /[A-Za-z0-9_\u00C0-\u024F]/
const JOIN = /[-+.]/
const LONGEST = 80

export type Mention = { start: number; end: number; key: string }

/**
 * Keys in plain text, longest first, left to right. A key does not begin or end inside a longer Latin word or
 * identifier (`enc_k5` is not in `enc_k5_res`, nor in `enc_k5.py`), but Japanese may touch it on both sides.
 */
export function findKeys(text: string, known: (candidate: string) => boolean): Mention[] {
  const found: Mention[] = []
  for (const match of text.matchAll(RUN)) {
    const run = match[0]
    let at = 0
    while (at < run.length) {
      const end = starts(run, at) ? longestFrom(run, at, known) : -1
      if (end > at) {
        found.push({
          start: match.index + at,
          end: match.index + end,
          key: run.slice(at, end).normalize('NFC'),
        })
        at = end
      } else at++
    }
  }
  return found
}

function longestFrom(run: string, start: number, known: (candidate: string) => boolean): number {
  for (let end = Math.min(run.length, start + LONGEST * 2); end > start; end--) {
    if (ends(run, end) && known(run.slice(start, end).normalize('NFC'))) return end
  }
  return -1
}

function starts(run: string, at: number): boolean {
  if (at === 0) return true
  const before = run.charAt(at - 1)
  if (!WORD.test(run.charAt(at))) return !WORD.test(before) || !JOIN.test(run.charAt(at))
  if (WORD.test(before)) return false
  return !(JOIN.test(before) && at > 1 && WORD.test(run.charAt(at - 2)))
}

function ends(run: string, at: number): boolean {
  if (at === run.length) return true
  if (!WORD.test(run.charAt(at - 1))) return true
  const next = run.charAt(at)
  if (WORD.test(next)) return false
  return !(JOIN.test(next) && at + 1 < run.length && WORD.test(run.charAt(at + 1)))
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/
const WORDS: Readonly<Record<string, WrittenNumber>> = {
  nan: 'NaN',
  inf: 'Infinity',
  infinity: 'Infinity',
  '-inf': '-Infinity',
  '-infinity': '-Infinity',
}

/** A line like `enc_k5_res acc 0.86 loss 0.41`: a key, then names and numbers, then at most links. Else null. */
export function resultLine(line: string): { key: string; results: Record<string, WrittenNumber> } | null {
  const words = line
    .trim()
    .normalize('NFC')
    .split(/[\s:=,、：＝]+/)
    .filter((word) => word !== '')
  while (words.length > 0 && isLink(words.at(-1) ?? '')) words.pop()
  const [key, ...rest] = words
  if (!key || rest.length < 2 || rest.length % 2 !== 0 || numberOf(key) !== null) return null
  const results: Record<string, WrittenNumber> = {}
  for (let i = 0; i < rest.length; i += 2) {
    const name = rest[i] ?? ''
    const value = numberOf(rest[i + 1] ?? '')
    if (value === null || numberOf(name) !== null) return null
    results[name] = value
  }
  return { key, results }
}

function numberOf(word: string): WrittenNumber | null {
  if (NUMBER.test(word)) return Number(word)
  return WORDS[word.toLowerCase()] ?? null
}

function isLink(word: string): boolean {
  return word.startsWith('//') || /^(https?|!?\[[^\]]*\]\()/.test(word)
}
