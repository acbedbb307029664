import { expect, it } from 'vitest'
import { operationsOf, typeOf } from './document'

it('gathers the calls room by room, with the parameters of their path', () => {
  const rooms = operationsOf({
    tags: [{ name: 'journal' }, { name: 'empty' }],
    paths: {
      '/api/v1/notebooks/{nb}/journal': {
        parameters: [{ name: 'nb', in: 'path' }],
        get: { tags: ['journal'], summary: 'Read', parameters: [{ name: 'after', in: 'query' }] },
      } as never,
    },
  })
  expect(rooms).toHaveLength(1)
  expect(rooms[0]?.operations[0]).toMatchObject({ method: 'GET', summary: 'Read' })
  expect(rooms[0]?.operations[0]?.parameters.map(({ name }) => name)).toEqual(['nb', 'after'])
})

it('says a shape in a few words', () => {
  expect(typeOf({ type: 'array', items: { $ref: '#/components/schemas/About' } })).toBe('About[]')
  expect(typeOf({ type: ['string', 'null'] })).toBe('string | null')
  expect(typeOf({ enum: ['note', 'comment'] })).toBe('"note" | "comment"')
  expect(typeOf({ type: 'object', additionalProperties: { type: 'number' } })).toBe('{ [name]: number }')
})
