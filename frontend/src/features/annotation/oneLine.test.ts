import { expect, it } from 'vitest'
import { oneLine } from './oneLine'

it('says the first sentence without its markup, and leaves keys whole', () => {
  expect(oneLine('**No.** It was `enc_k5`.', 100)).toBe('No. It was enc_k5.')
  expect(oneLine('see [the matrix](https://x.y/z) of enc_k5_res', 100)).toBe('see the matrix of enc_k5_res')
})

it('says mathematics in letters, and money as money', () => {
  expect(oneLine('$\\mu \\leftarrow \\rho\\mu + (1-\\rho)\\bar{x}$ を確かめる。', 100)).toBe(
    'μ ← ρμ + (1-ρ)x̄ を確かめる。',
  )
  expect(oneLine('the loss $\\mathcal{L}_{CE} = -\\frac{1}{n}\\sum \\log p$ fell', 100)).toBe(
    'the loss L_CE = -1/n∑ log p fell',
  )
  expect(oneLine('it cost $5 and $6 more', 100)).toBe('it cost $5 and $6 more')
})
