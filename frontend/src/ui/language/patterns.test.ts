import { afterEach, expect, it } from 'vitest'
import { keepPatterns, keptPatterns, learn, write } from './patterns'

afterEach(() => localStorage.clear())

const kinds: readonly Intl.DateTimeFormatOptions[] = [
  { dateStyle: 'full', timeStyle: 'short' },
  { dateStyle: 'full' },
  { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  { month: 'short', day: 'numeric' },
  { year: 'numeric', month: 'long' },
  { weekday: 'long' },
]

it('writes every date as the format it was learnt from does, in the countries that speak these languages', () => {
  for (const locale of ['ja', 'ja-JP', 'en', 'en-US', 'en-GB', 'en-DK', 'en-IN', 'en-ZA', 'en-CA']) {
    for (const options of kinds) {
      const format = new Intl.DateTimeFormat(locale, options)
      const pattern = learn(format)
      if (!pattern) throw new Error(`Nothing was learnt of ${locale} ${JSON.stringify(options)}`)
      for (let n = 0; n < 400; n++) {
        const at = new Date(2020, 0, 1 + n, n % 24, n % 60)
        expect(write(pattern, at)).toBe(format.format(at))
      }
    }
  }
})

it('learns nothing of what it could not write: eras, other digits, other calendars', () => {
  for (const locale of ['ja-u-ca-japanese', 'en-u-nu-arab', 'en-u-ca-hebrew'])
    expect(learn(new Intl.DateTimeFormat(locale, { dateStyle: 'full' }))).toBeNull()
})

it('forgets what another version of the browser wrote', () => {
  keepPatterns('ja', { year: new Intl.DateTimeFormat('ja', { year: 'numeric' }) })
  expect(keptPatterns('ja')?.['year']).toEqual([['y', 4], '年'])
  const kept = JSON.parse(localStorage.getItem('tsuiki.dates:ja') ?? '')
  localStorage.setItem('tsuiki.dates:ja', JSON.stringify({ ...kept, agent: 'another' }))
  expect(keptPatterns('ja')).toBeNull()
  localStorage.setItem('tsuiki.dates:ja', '{')
  expect(keptPatterns('ja')).toBeNull()
})
