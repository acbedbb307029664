import { describe, expect, it } from 'vitest'
import { isKey } from './keys'
import { firstSentence, foldText, textHash } from './text'
import { dayFinder, dayOf, monthOf, timeOf } from './time'
import { backoff, sleep } from './wait'

describe('the first sentence', () => {
  it('ends at a full stop of either script', () => {
    expect(firstSentence('ブロックの中に残差を足した。次は…')).toBe('ブロックの中に残差を足した。')
    expect(firstSentence('Added 0.5 dropout. Then more.')).toBe('Added 0.5 dropout.')
  })

  it('leaves out marks of headings and lists, and passes over code and pictures', () => {
    expect(firstSentence('```\nx = 1\n```')).toBe('x = 1')
    expect(firstSentence('## Tried\n- more')).toBe('Tried')
    expect(firstSentence('![](a.png)\n\n- one thing')).toBe('one thing')
  })

  it('is cut where it is too long', () => {
    expect(firstSentence('a'.repeat(500), 20)).toHaveLength(20)
  })
})

it('finds text whatever its width and case', () => {
  expect(foldText('ＡＣＣ ｶﾞ')).toBe('acc ガ')
})

it('hashes equal texts equally and near ones differently', () => {
  expect(textHash('追記')).toBe(textHash('追記'))
  expect(textHash('追記')).not.toBe(textHash('追起'))
})

it('knows what the server would take as a key', () => {
  expect(['enc_k5', 'v1.2', '実験1', 'a'.repeat(80)].every(isKey)).toBe(true)
  expect(['', '.', '..', 'a/b', 'a b', 'a'.repeat(81), 'か\u3099'].some(isKey)).toBe(false)
})

describe('days', () => {
  it('are found as the calendar says, for times in any order', () => {
    const find = dayFinder()
    const start = Date.parse('2026-03-28T21:00:00Z')
    const times = Array.from({ length: 400 }, (_, i) => start + (i % 2 ? i : -i) * 7 * 60_000)
    expect(times.map(find)).toEqual(times.map(dayOf))
  })

  it('belong to months', () => {
    expect(monthOf(new Date(2026, 5, 24, 12).getTime())).toBe('2026-06')
  })

  it('do not break on what is no time', () => {
    expect(timeOf('yesterday')).toBe(0)
    expect(timeOf(undefined)).toBe(0)
  })
})

describe('waiting', () => {
  it('doubles from try to try, at most to its longest', () => {
    expect([0, 1, 2, 3, 40].map((n) => backoff(n, 500, 4_000, 1))).toEqual([500, 1000, 2000, 4000, 4000])
    expect(backoff(2, 500, 4_000, 0)).toBe(1000)
  })

  it('ends when it is called off', async () => {
    const off = new AbortController()
    const start = Date.now()
    const waiting = sleep(60_000, off.signal)
    off.abort()
    await waiting
    expect(Date.now() - start).toBeLessThan(1_000)
  })
})
