import { expect, it } from 'vitest'
import { definitionAround, definitionOf, definitionsOf } from './definitions'

const source = `import torch

@register(
    "encoder",
)
class Encoder(nn.Module):
    """It isn't
def nothing():
    """

    def __init__(
        self,
        k=5,
    ):
        self.k = "def f(:"  # (

    # what follows is the heart of it
    async def forward(self, x):
        def inner(y):
            return [
y,
            ]

        return inner(x)


def main(): pass
x = 1`.split('\n')

it('knows functions and classes by their lines, decorators and all, whatever stands in strings and brackets', () => {
  expect(definitionsOf(source).map(({ name, lines }) => [name, lines.from, lines.to])).toEqual([
    ['Encoder', 3, 24],
    ['Encoder.__init__', 11, 15],
    ['Encoder.forward', 18, 24],
    ['Encoder.forward.inner', 19, 22],
    ['main', 27, 27],
  ])
})

it('goes outwards from a line', () => {
  const steps: string[] = []
  let lines = { from: 20, to: 20 }
  for (let next = definitionAround(source, lines); next; next = definitionAround(source, lines)) {
    steps.push(next.name)
    lines = next.lines
  }
  expect(steps).toEqual(['Encoder.forward.inner', 'Encoder.forward', 'Encoder'])
  expect(definitionAround(source, { from: 1, to: 1 })).toBeNull()
})

it('recognises a definition that is selected without its decorator, or with blank lines after it', () => {
  expect(definitionOf(source, { from: 6, to: 26 })?.name).toBe('Encoder')
  expect(definitionOf(source, { from: 3, to: 24 })?.name).toBe('Encoder')
  expect(definitionOf(source, { from: 7, to: 24 })).toBeNull()
  expect(definitionOf(source, { from: 18, to: 23 })).toBeNull()
})
