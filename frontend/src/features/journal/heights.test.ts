import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Heights } from './heights'

it('starts every row where the rows before it end, whatever was measured, added or taken away', () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('measure' as const),
      row: fc.nat(60),
      height: fc.integer({ min: 1, max: 500 }),
    }),
    fc.record({ kind: fc.constant('insert' as const), row: fc.nat(60) }),
    fc.record({ kind: fc.constant('remove' as const), row: fc.nat(60) }),
    fc.record({ kind: fc.constant('read' as const), row: fc.nat(60) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const heights = new Heights()
      const known = new Map<string, number>()
      let ids: string[] = []
      let made = 0
      const expected = (id: string) => known.get(id) ?? 40
      for (const { kind, row, ...rest } of steps) {
        if (kind === 'insert') {
          ids = ids.toSpliced(row % (ids.length + 1), 0, `r${made++}`)
          heights.set(ids, () => 40)
        } else if (kind === 'remove' && ids.length > 0) {
          ids = ids.toSpliced(row % ids.length, 1)
          heights.set(ids, () => 40)
        } else if (kind === 'measure' && ids.length > 0 && 'height' in rest) {
          const id = ids[row % ids.length] as string
          known.set(id, rest.height)
          heights.measure(id, rest.height)
        } else if (ids.length > 0) {
          const y = heights.start(row % ids.length)
          expect(heights.at(y)).toBe(row % ids.length)
        }
        let y = 0
        for (const [i, id] of ids.entries()) {
          expect(heights.start(i)).toBe(y)
          y += expected(id)
        }
        expect(heights.total).toBe(y)
      }
    }),
  )
})
