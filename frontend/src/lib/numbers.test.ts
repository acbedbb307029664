import fc from 'fast-check'
import { expect, it } from 'vitest'
import { difference, readNumber, shortNumber, signedNumber, writeNumber } from './numbers'

it('writes and reads every number, NaN and the infinities included', () => {
  fc.assert(
    fc.property(fc.double(), (n) => {
      const written: unknown = JSON.parse(JSON.stringify(writeNumber(n)))
      expect(readNumber(written as number)).toBe(n === 0 ? 0 : n)
    }),
    { examples: [[Number.NaN], [Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY]] },
  )
})

it('takes the dust of binary fractions off a difference', () => {
  expect(difference(0.86, 0.58)).toBe(0.28)
  expect(difference(0.1, 0.3)).toBe(-0.2)
  expect(difference(1e-7, 3e-7)).toBe(-2e-7)
  expect(difference(100, 3)).toBe(97)
})

it('has no difference where one side is not a finite number', () => {
  expect(difference(Number.NaN, 1)).toBeNull()
  expect(difference(1, Number.POSITIVE_INFINITY)).toBeNull()
})

it('writes numbers short', () => {
  expect(shortNumber(0.860000001, 'en')).toBe('0.86')
  expect(shortNumber(1234567, 'en')).toBe('1,234,567')
  expect(shortNumber(1234.5678, 'en')).toBe('1235')
  expect(shortNumber(0.00001234, 'en')).toBe('1.234e−5')
  expect(shortNumber(Number.NaN)).toBe('NaN')
  expect(shortNumber(Number.NEGATIVE_INFINITY)).toBe('−∞')
})

it('shows the sign of a difference', () => {
  expect(signedNumber(0.02, 'en')).toBe('+0.02')
  expect(signedNumber(-0.07, 'en')).toBe('−0.07')
  expect(signedNumber(0, 'en')).toBe('±0')
})
