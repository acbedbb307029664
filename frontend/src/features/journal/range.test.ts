import { expect, it } from 'vitest'
import { Heights } from './heights'
import { around, needed, stepped } from './range'

it('makes a row in a frame, and the rest in the frames after it', () => {
  const least = { from: 90, to: 110 }
  const next = { from: 76, to: 112 }
  let range = stepped({ from: 80, to: 120 }, next, least, 1)
  expect(range).toEqual({ from: 79, to: 112 })
  for (let i = 0; i < 3; i++) range = stepped(range, next, least, 1)
  expect(range).toEqual(next)
  expect(stepped(range, next, least, 1)).toEqual(next)
})

it('never leaves out what is needed', () => {
  const was = { from: 80, to: 120 }
  expect(stepped(was, { from: 60, to: 100 }, { from: 66, to: 94 }, 1)).toEqual({ from: 66, to: 100 })
  expect(stepped(was, { from: 100, to: 140 }, { from: 106, to: 134 }, 1)).toEqual({ from: 100, to: 134 })
})

it('makes of another place what is needed, and nothing else at first', () => {
  const least = { from: 510, to: 530 }
  expect(stepped({ from: 80, to: 120 }, { from: 490, to: 540 }, least, 1)).toEqual(least)
})

it('draws more where somebody is going, and needs more the faster they go', () => {
  const heights = new Heights()
  heights.set(
    Array.from({ length: 200 }, (_, i) => `${i}`),
    () => 100,
  )
  const still = { top: 10_000, height: 800, speed: 0 }
  expect(needed(heights, still)).toEqual({ from: 98, to: 110 })
  expect(needed(heights, { ...still, speed: -240 })).toEqual({ from: 95, to: 110 })
  expect(needed(heights, { ...still, speed: 240 })).toEqual({ from: 98, to: 113 })
  expect(around(heights, { ...still, speed: -20 })).toEqual({ from: 84, to: 114 })
  expect(around(heights, { ...still, speed: 20 })).toEqual({ from: 95, to: 125 })
})
