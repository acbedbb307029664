import { expect, it } from 'vitest'
import { colour } from '../../code/colour'
import { renderMarkdown } from './markdown'

const html = (text: string) => renderMarkdown(text).html

it('sets mathematics as MathML and leaves money alone', () => {
  expect(html('$\\mu \\leftarrow \\rho\\mu$')).toContain('<math')
  expect(html('$\\mu$')).not.toContain('annotation')
  expect(html('it cost $5 and $6 more')).not.toContain('<math')
  expect(html('$$\nx^2\n$$')).toContain('data-display')
})

it('sets the alphabets of mathematics in letters of their own', () => {
  const letters = (tex: string) =>
    html(`$${tex}$`)
      .replace(/<[^>]*>/g, '')
      .trim()
  expect(letters('\\mathbb{E}_{x \\in \\mathbb{A}}')).toBe('𝔼x∈𝔸')
  expect(letters('\\mathcal{L}(\\mathbf{x}, \\boldsymbol{\\theta})')).toBe('ℒ(𝐱,𝜽)')
  expect(letters('\\mathrm{KL}')).toBe('KL')
  expect(html('$\\mathrm{K}$')).toContain('<mi mathvariant="normal">K</mi>')
  expect(letters('\\mathfrak{R} + \\mathsf{A1} + \\mathtt{z9}')).toBe('ℜ+𝖠𝟣+𝚣𝟿')
})

it('sets the columns of a table to their sides without a style, which no page takes', () => {
  const table = html('| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |')
  expect(table).not.toContain('style')
  expect(table).toContain('<td align="right">2</td>')
  expect(table).toContain('<th align="center">c</th>')
})

it('shows TeX that cannot be set as it was written', () => {
  expect(html('$\\frac{1}$')).toContain('<code class="tex"')
})

it('never lets a script or a foreign picture through', () => {
  expect(html('<script>alert(1)</script>')).not.toContain('<script')
  expect(html('![x](https://elsewhere.example/a.png)')).not.toContain('<img')
  expect(html('[x](javascript:alert(1))')).not.toContain('href')
})

it('keeps line breaks as they were typed', () => {
  expect(html('一行目\n二行目')).toContain('<br>')
})

it('colours the languages of a notebook', () => {
  expect(html('```python\ndef f(x): return x\n```')).toContain('tok-keyword')
  expect(colour('train.py --bs 256 # small', 'bash')).toContain('<span class="tok-keyword">--bs</span>')
  expect(colour('<b>', 'cobol')).toBe('&lt;b&gt;')
  expect(colour('model.run(x) < 3', 'python')).toBe('model.run(x) &lt; <span class="tok-number">3</span>')
})

it('emphasises Japanese by dots and everything else by its slant', () => {
  expect(html('the mean *and* the variance')).toContain('<em>and</em>')
  expect(html('平均*だけ*を使う')).toContain('<em class="dots">だけ</em>')
  expect(html('*これ* or *that*')).toBe('<p><em class="dots">これ</em> or <em>that</em></p>\n')
})

it('draws a box for a task, over what was written', () => {
  const list = html('- [ ] sweep *lr*\n- [x] data\n- [y] no task\n- [link](https://a.example) neither')
  expect(list).toContain('<li class="task"><span class="box">[ ]</span> sweep <em>lr</em></li>')
  expect(list).toContain('<li class="task"><span class="box ticked">[x]</span> data</li>')
  expect(list.match(/class="task"/g)).toHaveLength(2)
  expect(renderMarkdown('- [ ] sweep').chunks).toEqual([['[ ] sweep', 2, 11]])
  expect(html('1. [ ] first\n\n   more')).toContain('<li class="task">')
  expect(html('[ ] alone')).not.toContain('box')
})
