import fc from 'fast-check'
import { expect, it } from 'vitest'
import { excerptOf, matchesIn } from './matches'

const found = (text: string, ...words: string[]) =>
  matchesIn(text, words).map(([start, end]) => text.slice(start, end))

it('marks words wherever they stand, width and case aside', () => {
  expect(found('Acc and ＡＣＣ', 'acc')).toEqual(['Acc', 'ＡＣＣ'])
  expect(found('残差を足した。残差は効く', '残差')).toEqual(['残差', '残差'])
  expect(found('ﾊﾞｯﾁを八倍', 'バッチ')).toEqual(['ﾊﾞｯﾁ'])
  expect(found('か\u3099んじ', 'がん')).toEqual(['か\u3099ん'])
  expect(found('㌔だけ', 'キロ')).toEqual(['㌔'])
})

it('joins matches that touch or overlap', () => {
  expect(found('enc_k5_res', 'enc_k5', 'k5_res')).toEqual(['enc_k5_res'])
  expect(found('aaaa', 'aa')).toEqual(['aaaa'])
})

it('shows one line around the first match', () => {
  const { text, ranges } = excerptOf(`${'あ'.repeat(200)}残差${'い'.repeat(200)}`, ['残差'], 60)
  expect(text.length).toBeLessThanOrEqual(62)
  expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(['残差'])
  expect(excerptOf('short\n\ntext', ['text'], 60).text).toBe('short text')
})

it('never marks beyond the text, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', maxLength: 3 }), (text, word) => {
      for (const [start, end] of matchesIn(text, [word])) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }),
  )
})
