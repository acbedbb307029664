import { expect, it } from 'vitest'
import { escaped, marked } from './escaped'

it('marks text across elements and entities without breaking either', () => {
  const html = '<span class="k">return</span> a &lt; <span class="n">12</span>'
  expect(marked(html, [{ start: 3, end: 8 }])).toBe(
    '<span class="k">ret<b>urn</b></span><b> a</b> &lt; <span class="n">12</span>',
  )
  expect(marked(html, [{ start: 9, end: 13 }])).toBe(
    '<span class="k">return</span> a <b>&lt;</b><b> </b><span class="n"><b>12</b></span>',
  )
})

it('marks several places of one text, and Japanese as it is', () => {
  expect(
    marked(escaped('# 残差 & 位置'), [
      { start: 2, end: 4 },
      { start: 7, end: 9 },
    ]),
  ).toBe('# <b>残差</b> &amp; <b>位置</b>')
})
