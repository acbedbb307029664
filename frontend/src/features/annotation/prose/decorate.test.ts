// @vitest-environment jsdom

import { expect, it } from 'vitest'
import { decorate, type Quote, refer } from './decorate'
import { renderMarkdown } from './markdown'
import { piecesOf, sourceOf } from './place'

const fix = (quote: string, id = 'c1'): Quote => ({ id, quote, tone: 'fix' })

function blocks(source: string, ...quotes: Quote[]) {
  const { html, chunks } = renderMarkdown(source)
  return decorate({ html, source, chunks, quotes, references: null })
}

function marked(source: string, ...quotes: Quote[]): string[] {
  const page = document.createElement('div')
  page.innerHTML = blocks(source, ...quotes)
    .map(({ html }) => html)
    .join('')
  return [...page.querySelectorAll('mark')].map(
    (element) => `${element.dataset['by']}: ${element.textContent}`,
  )
}

it('marks the quoted words and puts what is said under their paragraph', () => {
  const cut = blocks(
    '揃えたのに下がった。\n\n一度に見る数が小さすぎる。\n\n八倍にする。',
    fix('数が小さすぎる'),
  )
  expect(cut.map(({ ends }) => ends)).toEqual([['c1'], []])
  expect(cut[0]?.html).toContain('一度に見る<mark class="fixed" data-by="c1">数が小さすぎる</mark>。')
})

it('marks words that run over emphasis, links and code', () => {
  expect(
    marked(
      'the **mean** is [never](http://x.y/never) `updated` at all',
      fix('**mean** is [never](http://x.y/never) `updated`'),
    ),
  ).toEqual(['c1: mean', 'c1:  is ', 'c1: never', 'c1:  ', 'c1: updated'])
})

it('marks each of two overlapping quotes', () => {
  expect(marked('one two three four', fix('one two three', 'a'), fix('two three four', 'b'))).toEqual([
    'a: one ',
    'a b: two three',
    'b:  four',
  ])
})

it('cuts a list after the item that is spoken of', () => {
  const cut = blocks('1. first\n2. second\n3. third', fix('second'))
  expect(cut).toHaveLength(2)
  expect(cut[0]?.html).toContain('second')
  expect(cut[1]?.html).toContain('<ol start="3">')
})

it('says under the last paragraph what quotes nothing, or quotes what cannot be found', () => {
  expect(blocks('a\n\nb', { id: 'c', quote: null, tone: 'fix' }).map(({ ends }) => ends)).toEqual([['c']])
})

it('makes quiet references of keys, but not inside code blocks or links', () => {
  const page = document.createElement('div')
  page.innerHTML = renderMarkdown('see enc_k5\n\n```\nenc_k5\n```\n').html
  refer(page, {
    keysIn: (text) => {
      const start = text.indexOf('enc_k5')
      return start < 0 ? [] : [{ start, end: start + 6, key: 'enc_k5' }]
    },
    addressOf: (key) => `/lab/e/${key}`,
  })
  expect([...page.querySelectorAll('.mention')].map((each) => each.getAttribute('href'))).toEqual([
    '/lab/e/enc_k5',
  ])
})

it('leads a selection back to the exact words of the source', () => {
  const source = 'the **mean** is \\*never\\* updated: $\\mu$ &amp; more'
  const { html, chunks } = renderMarkdown(source)
  const page = document.createElement('div')
  page.innerHTML = html
  document.body.append(page)
  const pieces = piecesOf([page], chunks)
  const select = (from: string, to: string) => {
    const range = document.createRange()
    const start = pieces.find(({ node }) => node.data.includes(from))?.node as Text
    const end = pieces.findLast(({ node }) => node.data.includes(to))?.node as Text
    range.setStart(start, start.data.indexOf(from))
    range.setEnd(end, end.data.indexOf(to) + to.length)
    return sourceOf(pieces, source, range)
  }
  expect(select('mean', 'is')).toBe('mean** is')
  expect(select('is', 'updated')).toBe('is \\*never\\* updated')
  expect(select('updated', 'more')).toBe('updated: $\\mu$ &amp; more')
})
