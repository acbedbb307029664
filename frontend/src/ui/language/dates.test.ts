import { afterEach, expect, it, vi } from 'vitest'
import { datesIn } from './dates'

afterEach(() => {
  vi.unstubAllGlobals()
  window.dispatchEvent(new Event('languagechange'))
})

function browserSpeaks(...languages: string[]): void {
  vi.stubGlobal('navigator', { languages })
  window.dispatchEvent(new Event('languagechange'))
}

it('writes dates as the country of the browser does, where it speaks the language of the interface', () => {
  browserSpeaks('en-GB', 'en')
  expect(datesIn('en').whole('2026-07-08')).toMatch(/^Wednesday,? 8 July 2026$/)
  expect(datesIn('ja').whole('2026-07-08')).toBe('2026年7月8日水曜日')
  browserSpeaks('ja', 'en-US')
  expect(datesIn('en').whole('2026-07-08')).toBe('Wednesday, July 8, 2026')
})

it('falls back to the language itself where the browser names a country nobody knows', () => {
  browserSpeaks('en-!!')
  expect(datesIn('en').whole('2026-07-08')).toContain('July')
  browserSpeaks('fr')
  expect(datesIn('en').whole('2026-07-08')).toContain('July')
})
