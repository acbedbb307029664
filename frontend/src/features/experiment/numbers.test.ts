import { expect, it } from 'vitest'
import { valueBeside } from './numbers'

it('writes a value with as many decimals as the parent has', () => {
  expect(valueBeside({ value: 0.5, from: 0.51 }, 'en')).toBe('0.50')
  expect(valueBeside({ value: 0.512, from: 0.5 }, 'en')).toBe('0.512')
  expect(valueBeside({ value: 12, from: null }, 'en')).toBe('12')
  expect(valueBeside({ value: Number.NaN, from: 0.51 }, 'en')).toBe('NaN')
})
