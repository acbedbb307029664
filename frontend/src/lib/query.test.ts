import { expect, it } from 'vitest'
import { parseDay } from './days'
import { filterBegun, parseQuery } from './query'

const now = new Date(2026, 7, 4, 12).getTime()

it('tells words, exact words and filters apart', () => {
  expect(parseQuery('Leak "two words" by:Kei has:image about:Enc_k5', now)).toEqual({
    words: ['leak', 'two words'],
    by: 'kei',
    about: 'Enc_k5',
    image: true,
    since: null,
    until: null,
  })
})

it('reads full-width spaces and colons as a Japanese keyboard writes them', () => {
  expect(parseQuery('残差　ｂｙ：kei', now)).toMatchObject({ words: ['残差'], by: 'kei' })
})

it('counts back days, weeks and months, or takes a date', () => {
  expect(parseQuery('since:7d', now).since).toBe(now - 7 * 86_400_000)
  expect(parseQuery('since:2026-07', now).since).toBe(new Date(2026, 6, 1).getTime())
  expect(parseQuery('since:7/8', now).since).toBe(new Date(2026, 6, 8).getTime())
})

it('takes the whole of the last day or month', () => {
  expect(parseQuery('until:2026-07-31', now).until).toBe(new Date(2026, 7, 1).getTime())
  expect(parseQuery('until:2025-12', now).until).toBe(new Date(2026, 0, 1).getTime())
  expect(parseQuery('until:2w', now).until).toBe(now - 14 * 86_400_000)
})

it('looks for what only resembles a filter', () => {
  expect(parseQuery('http://x loss:0.3 has:nothing', now).words).toEqual([
    'http://x',
    'loss:0.3',
    'has:nothing',
  ])
})

it('knows the filter that is being typed', () => {
  expect(filterBegun('leak by:k')).toEqual({ filter: 'by', value: 'k', from: 5 })
  expect(filterBegun('leak by:kei ')).toBeNull()
  expect(filterBegun('baby:k')).toBeNull()
})

it('reads days as people write them', () => {
  expect(parseDay('2026-07-08', now)).toBe('2026-07-08')
  expect(parseDay('２０２６／７／８', now)).toBe('2026-07-08')
  expect(parseDay('2026年7月8日', now)).toBe('2026-07-08')
  expect(parseDay('7月8日', now)).toBe('2026-07-08')
  expect(parseDay('12/24', now)).toBe('2025-12-24')
  expect(parseDay('8 July', now)).toBe('2026-07-08')
  expect(parseDay('Jul 8, 2025', now)).toBe('2025-07-08')
  expect(parseDay('July 2025', now)).toBe('2025-07')
  expect(parseDay('2026-07', now)).toBe('2026-07')
  for (const no of ['', '7', '2026-13-01', '31/2', 'marble', 'enc_k5', '0.86', 'sum 8'])
    expect(parseDay(no, now)).toBeNull()
})
