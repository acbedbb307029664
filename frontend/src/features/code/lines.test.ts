import { expect, it } from 'vitest'
import { colouredLines } from './colouredLines'
import { linesOf, stretches, writtenLines } from './lines'

const plain = (html: string) => html.replace(/<[^>]+>/g, '')

it('colours each line so that it can stand alone, also inside a string of several lines', () => {
  const text = 'def f(x):\n    """one\n    two"""\n    return x\n'
  const lines = colouredLines(text, 'model.py')
  expect(lines.map(plain)).toEqual(['def f(x):', '    """one', '    two"""', '    return x'])
  for (const line of lines) {
    expect(line.match(/<span/g)?.length ?? 0).toBe(line.match(/<\/span>/g)?.length ?? 0)
  }
})

it('draws whole stretches, ended where something stands under a line', () => {
  expect(stretches(5, new Set([2]))).toEqual([
    { from: 1, to: 2 },
    { from: 3, to: 5 },
  ])
  expect(stretches(450, new Set()).map(({ to }) => to)).toEqual([200, 400, 450])
})

it('reads the lines of an address whichever way they were selected', () => {
  expect(linesOf('20-12')).toEqual({ from: 12, to: 20 })
  expect(linesOf('7')).toEqual({ from: 7, to: 7 })
  expect(writtenLines({ from: 7, to: 7 })).toBe('7')
  for (const wrong of [null, '', '0', 'x', '1-', '-3']) expect(linesOf(wrong)).toBeNull()
})
