// @vitest-environment jsdom

import { expect, it } from 'vitest'
import { renderMarkdown } from './markdown'
import { sanitiser, setSanitised } from './sanitised'

async function set(html: string): Promise<string> {
  await sanitiser()
  const element = document.createElement('div')
  setSanitised(element, html)
  return element.innerHTML
}

it('keeps everything that Markdown, mathematics and colour are set with', async () => {
  const text = [
    '# A *heading*, **strong**, ~~gone~~, `code` and [a link](https://tsuiki.example "there")',
    '1. one\n2. two\n   - three\n\n> said\n\n---',
    '| a | b |\n|---|--:|\n| 1 | 2 |',
    '$\\hat{x}_i = \\frac{x_i - \\mathbb{E}[x]}{\\sqrt{\\epsilon}}$\n\n$$\n\\begin{pmatrix}1 & 2\\\\3 & 4\\end{pmatrix}\n$$',
    '```python\ndef f(x): return x  # so\n```\n\n平均*だけ*を',
  ].join('\n\n')
  const element = document.createElement('div')
  element.innerHTML = renderMarkdown(text).html
  for (const each of element.querySelectorAll('math')) each.removeAttribute('xmlns')
  const kept = document.createElement('div')
  kept.innerHTML = await set(renderMarkdown(text).html)
  for (const each of kept.querySelectorAll('math')) each.removeAttribute('xmlns')
  expect(kept.innerHTML).toBe(element.innerHTML)
})

it.each([
  ['<p onclick="steal()">x</p>', '<p>x</p>'],
  ['<script>steal()</script><p>x</p>', '<p>x</p>'],
  ['<a href="javascript:steal()">x</a>', '<a>x</a>'],
  ['<p style="position:fixed" id="root">x</p>', '<p>x</p>'],
  ['<img src="x" onerror="steal()"><p>x</p>', '<p>x</p>'],
  ['<svg><a href="javascript:steal()">x</a></svg>', ''],
  ['<iframe srcdoc="<script>steal()</script>"></iframe><form action="/"><input></form>', ''],
  [
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=steal()></style></annotation-xml></math>',
    '<math></math>',
  ],
])('leaves nothing of %s that is not for reading', async (html, kept) => {
  expect(await set(html)).toBe(kept)
})
