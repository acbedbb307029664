import { expect, it } from 'vitest'
import { between, centred, MIDDLE, moved, sized, steered } from './region'

it('marks the same spot whichever corner one drags from', () => {
  const spot = { x: 0.2, y: 0.1, width: 0.3, height: 0.5 }
  const round = ({ x, y, width, height }: typeof spot) =>
    [x, y, width, height].map((each) => Number(each.toFixed(4)))
  expect(round(between({ x: 0.2, y: 0.1 }, { x: 0.5, y: 0.6 }))).toEqual(round(spot))
  expect(round(between({ x: 0.5, y: 0.6 }, { x: 0.2, y: 0.1 }))).toEqual(round(spot))
})

it('moves a spot by keys as far as the edge and keeps its size', () => {
  const plain = { shiftKey: false, altKey: false }
  expect(steered(MIDDLE, { key: 'ArrowLeft', ...plain })).toEqual({ ...MIDDLE, x: 0.375 })
  expect(steered(MIDDLE, { key: 'ArrowDown', ...plain, altKey: true })).toEqual({ ...MIDDLE, y: 0.405 })
  expect(moved(MIDDLE, { x: 5, y: -5 })).toEqual({ x: 0.8, y: 0, width: 0.2, height: 0.2 })
  expect(steered(MIDDLE, { key: 'j', ...plain })).toBeNull()
})

it('puts a spot where a finger points, as far as the edge', () => {
  expect(centred(MIDDLE, { x: 0.3, y: 0.7 })).toEqual({ x: 0.2, y: 0.6, width: 0.2, height: 0.2 })
  expect(centred(MIDDLE, { x: 0, y: 1 })).toEqual({ x: 0, y: 0.8, width: 0.2, height: 0.2 })
})

it('draws a spot larger with Shift, never beyond the edge and never away', () => {
  expect(steered(MIDDLE, { key: 'ArrowRight', shiftKey: true, altKey: false })).toEqual({
    ...MIDDLE,
    width: 0.225,
  })
  expect(sized(MIDDLE, { x: 5, y: -5 })).toEqual({ x: 0.4, y: 0.4, width: 0.6, height: 0.02 })
})
