import { expect, it } from 'vitest'
import { oneLine } from './oneLine'

it('says the first sentence without its markup, and leaves keys whole', () => {
  expect(oneLine('**No.** It was `enc_k5`.', 100)).toBe('No. It was enc_k5.')
  expect(oneLine('see [the matrix](https://x.y/z) of enc_k5_res', 100)).toBe('see the matrix of enc_k5_res')
})
