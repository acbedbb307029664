import { expect, it } from 'vitest'
import { between } from './Spots'

it('marks the same spot whichever corner one drags from', () => {
  const spot = { x: 0.2, y: 0.1, width: 0.3, height: 0.5 }
  const round = ({ x, y, width, height }: typeof spot) =>
    [x, y, width, height].map((each) => Number(each.toFixed(4)))
  expect(round(between({ x: 0.2, y: 0.1 }, { x: 0.5, y: 0.6 }))).toEqual(round(spot))
  expect(round(between({ x: 0.5, y: 0.6 }, { x: 0.2, y: 0.1 }))).toEqual(round(spot))
})
