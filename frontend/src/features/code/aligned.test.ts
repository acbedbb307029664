import { expect, it } from 'vitest'
import { aligned, foldedRows } from './aligned'

const side = (...texts: string[]) => aligned(texts.map((text) => text.split('')))
const drawn = (...texts: string[]) =>
  texts.map((text, column) =>
    side(...texts)
      .map(({ lines }) => {
        const line = lines[column] ?? null
        return line === null ? '·' : text[line]
      })
      .join(''),
  )

it('keeps what stayed in one row through many texts', () => {
  expect(drawn('abcd', 'abxcd', 'bcd')).toEqual(['ab·cd', 'abxcd', '·b·cd'])
})

it('puts what was changed beside what it became', () => {
  expect(drawn('abcde', 'aXYde')).toEqual(['abcde', 'aXYde'])
  expect(drawn('abde', 'aXYZde')).toEqual(['ab··de', 'aXYZde'])
})

it('never loses or reorders a line', () => {
  const texts = ['kitten sits', 'sitting kits', '', 'knits'].map((text) => text.split(''))
  const rows = aligned(texts)
  texts.forEach((text, column) => {
    const lines = rows.map(({ lines }) => lines[column]).filter((line) => line !== null)
    expect(lines).toEqual(text.map((_, i) => i))
  })
})

it('says where the texts differ', () => {
  expect(side('abc', 'aXc', 'aXc').map(({ differs }) => differs)).toEqual([false, true, false])
  expect(side('ab', 'ab', 'aY').map(({ differs }) => differs)).toEqual([false, true])
})

it('folds what is the same everywhere, but for a few rows around a difference', () => {
  const rows = side('abcdefghijklmnop', 'abcdefghijkXmnop')
  expect(foldedRows(rows)).toEqual([
    { kind: 'same', from: 0, to: 8 },
    { kind: 'rows', from: 8, to: 16 },
  ])
})
