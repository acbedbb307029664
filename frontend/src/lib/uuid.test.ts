import { expect, it } from 'vitest'
import { uuidv7 } from './uuid'

it('makes version 7 ids of the RFC variant', () => {
  expect(uuidv7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('sorts ids of one millisecond, and of a clock that was set back, in the order of the calls', () => {
  const start = Date.now() + 1_000
  const ids = Array.from({ length: 10_000 }, (_, i) => uuidv7(i < 5_000 ? start : start - 60_000))
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

it('carries the time in its first 48 bits', () => {
  const time = Date.now() + 3_600_000
  expect(Number.parseInt(uuidv7(time).replaceAll('-', '').slice(0, 12), 16)).toBe(time)
})
