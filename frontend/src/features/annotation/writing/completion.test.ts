import { expect, it } from 'vitest'
import { begunKey, completed } from './completion'

it('sees a key begun with two letters, also right after Japanese', () => {
  expect(begunKey('次はenc', 5)).toEqual({ from: 2, to: 5, prefix: 'enc', asked: false })
  expect(begunKey('see e', 5)).toBeNull()
  expect(begunKey('acc 0.86', 8)).toBeNull()
})

it('sees anything after @, even nothing yet, but not inside an address', () => {
  expect(begunKey('@', 1)).toEqual({ from: 0, to: 1, prefix: '', asked: true })
  expect(begunKey('as @実', 5)).toEqual({ from: 3, to: 5, prefix: '実', asked: true })
  expect(begunKey('kei@ex', 6)?.asked).not.toBe(true)
})

it('puts the whole key in its place and keeps what follows', () => {
  expect(completed('see @en and', { from: 4, to: 7, prefix: 'en', asked: true }, 'enc_k5')).toEqual({
    text: 'see enc_k5 and',
    caret: 10,
  })
})
