import fc from 'fast-check'
import { expect, it } from 'vitest'
import { updated } from './sorted'

type Item = { n: number; id: number }
const compare = (a: Item, b: Item) => a.n - b.n || a.id - b.id

it('gives what sorting everything again would give, whatever comes and goes', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 40 })
  fc.assert(
    fc.property(numbers, numbers, fc.func(fc.boolean()), (here, coming, goes) => {
      let id = 0
      const items = here.map((n) => ({ n, id: id++ })).sort(compare)
      const come = coming.map((n) => ({ n, id: id++ }))
      const gone = new Set(items.filter((item) => goes(item.id)))
      const wanted = [...items.filter((item) => !gone.has(item)), ...come].sort(compare)
      const before = [...items]
      expect(updated(items, gone, come, compare)).toEqual(wanted)
      expect(items).toEqual(before)
    }),
  )
})
