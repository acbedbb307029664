import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sseParser } from './sse'

const STREAM =
  'event: notebook\ndata: {"epoch":"e"}\n\n: ping\n\nid: 7\ndata: {"a":1}\r\ndata:  b\r\n\r\nid:8\ndata:c\n\n'

it('reads events, ids and lines of data, and passes over comments', () => {
  expect(sseParser()(STREAM)).toEqual([
    { event: 'notebook', data: '{"epoch":"e"}', id: null },
    { event: 'message', data: '{"a":1}\n b', id: '7' },
    { event: 'message', data: 'c', id: '8' },
  ])
})

it('reads the same wherever the stream is cut into pieces', () => {
  const whole = sseParser()(STREAM)
  fc.assert(
    fc.property(fc.array(fc.nat(STREAM.length)), (cuts) => {
      const parse = sseParser()
      const borders = [0, ...cuts.sort((a, b) => a - b), STREAM.length]
      const pieces = borders.slice(1).map((end, i) => STREAM.slice(borders[i], end))
      expect(pieces.flatMap((piece) => parse(piece))).toEqual(whole)
    }),
  )
})
