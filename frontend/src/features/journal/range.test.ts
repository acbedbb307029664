import { expect, it } from 'vitest'
import { stepped } from './range'

it('makes a few rows in a frame, and the rest in the frames after it', () => {
  const needed = { from: 90, to: 110 }
  let range = { from: 80, to: 120 }
  const wanted = { from: 70, to: 112 }
  range = stepped(range, wanted, needed)
  expect(range).toEqual({ from: 77, to: 112 })
  for (let i = 0; i < 4; i++) range = stepped(range, wanted, needed)
  expect(range).toEqual(wanted)
  expect(stepped(range, wanted, needed)).toEqual(wanted)
})

it('never leaves out what is in view, and goes to another place at once', () => {
  expect(stepped({ from: 80, to: 120 }, { from: 60, to: 100 }, { from: 66, to: 94 })).toEqual({
    from: 66,
    to: 100,
  })
  expect(stepped({ from: 80, to: 120 }, { from: 100, to: 140 }, { from: 106, to: 134 })).toEqual({
    from: 100,
    to: 134,
  })
  expect(stepped({ from: 80, to: 120 }, { from: 500, to: 540 }, { from: 510, to: 530 })).toEqual({
    from: 500,
    to: 540,
  })
})
