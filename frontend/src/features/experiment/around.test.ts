import { expect, it } from 'vitest'
import { findKeys, KeyIndex } from '../../lib/mentions'
import { around } from './around'

const passage = (text: string) =>
  around(text, (block) => findKeys(block, new KeyIndex(['enc_k5'])), ['enc_k5'])
const filler = (n: number) => `Paragraph ${n}. ${'Nothing of interest happened here. '.repeat(4)}`.trim()

it('shows a short text whole', () => {
  expect(passage('see enc_k5')).toEqual({ text: 'see enc_k5', before: false, after: false })
})

it('shows of a long text the paragraph that names the trial and its neighbours', () => {
  const text = [filler(1), filler(2), 'It is enc_k5.', filler(3), filler(4)].join('\n\n')
  expect(passage(text)).toEqual({
    text: [filler(2), 'It is enc_k5.', filler(3)].join('\n\n'),
    before: true,
    after: true,
  })
})

it('never cuts a code block in two', () => {
  const code = '```python\nx = 1\n\ny = enc_k5\n```'
  const text = [filler(1), filler(2), filler(3), code].join('\n\n')
  expect(passage(text).text).toBe(`${filler(3)}\n\n${code}`)
})
