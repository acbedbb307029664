import { isOrdinary, type KeyIndex } from './mentions'
import type { WrittenNumber } from './numbers'

/** A line that states results of an experiment: `enc_k5_res acc 0.86 loss 0.41`. */
export type ResultLine = { key: string; results: Record<string, WrittenNumber> }

const LONGEST = 1000
const FENCE = /^ {0,3}(`{3,}|~{3,})/
const LIST_MARK = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/
const LINK = /(?:^|[ \t])(?:!?\[[^[\]]*\]\([^()\s]*\)|<?(?:https?:\/\/|www\.)[^\s<>]+>?)$/
const KEY = /^[\p{L}\p{M}\p{N}_\-+.]{1,160}(?:~\d{1,9})?$/u
const NAME = /^\p{L}[\p{L}\p{M}\p{N}_\-+./@]{0,79}$/u
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const NOT_FINITE: Readonly<Record<string, WrittenNumber>> = {
  nan: 'NaN',
  inf: 'Infinity',
  '+inf': 'Infinity',
  infinity: 'Infinity',
  '+infinity': 'Infinity',
  '-inf': '-Infinity',
  '-infinity': '-Infinity',
}

/**
 * What a line states: a key, then one or more names with numbers, then at most links; null for any other line. Specified in
 * openapi/text/README.md. The key need not be known: whoever asks decides what an unknown one means.
 */
export function resultLine(line: string): ResultLine | null {
  if (line.length > LONGEST) return null
  const [first, ...rest] = wordsOf(line)
  if (first === undefined || rest.length < 2 || rest.length % 2 !== 0) return null
  const called = /^[@＠]/.test(first)
  const key = called ? first.slice(1) : first
  if (!KEY.test(key) || (!called && isOrdinary(key))) return null
  const results = new Map<string, WrittenNumber>()
  for (let i = 0; i < rest.length; i += 2) {
    const name = rest[i] ?? ''
    const value = numberOf(rest[i + 1] ?? '')
    if (value === null || !NAME.test(name) || numberOf(name) !== null || results.has(name)) return null
    results.set(name, value)
  }
  return { key, results: Object.fromEntries(results) }
}

/** All result lines of a text, whatever their keys; what stands in fenced code is somebody's output and states nothing. */
export function resultLines(text: string): ResultLine[] {
  const found: ResultLine[] = []
  let fence = ''
  for (const line of text.split(/\r\n|\r|\n/)) {
    const mark = FENCE.exec(line)?.[1] ?? ''
    if (fence) {
      if (mark.startsWith(fence) && line.trim() === mark) fence = ''
    } else if (mark) fence = mark
    else {
      const result = resultLine(line)
      if (result) found.push(result)
    }
  }
  return found
}

/** The result lines whose experiment does not exist yet: what the writing box can offer to make. */
export function unknownTrials(text: string, keys: KeyIndex): ResultLine[] {
  return resultLines(text).filter(({ key }) => !keys.has(key))
}

function wordsOf(line: string): string[] {
  let rest = line
    .normalize('NFC')
    .replace(/[\u00a0\u3000]/g, ' ')
    .trim()
    .replace(LIST_MARK, '')
  for (let link = LINK.exec(rest); link; link = LINK.exec(rest)) rest = rest.slice(0, link.index).trimEnd()
  return rest
    .replace(/\\(?=[_\-+.~])/g, '')
    .split(/[ \t]*[:=,、：＝，][ \t]*|[ \t]+/)
    .filter((word, i, words) => word !== '' || i < words.length - 1)
}

function numberOf(word: string): WrittenNumber | null {
  const text = word.normalize('NFKC')
  if (!NUMBER.test(text)) return NOT_FINITE[text.toLowerCase()] ?? null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}
