import { expect, it } from 'vitest'
import { slugFrom } from './slug'

it('proposes an address from the Latin letters of a title', () => {
  expect(slugFrom('Émilie’s Encoder 2')).toBe('emilie-s-encoder-2')
  expect(slugFrom('実験ノート')).toBe('')
  expect(slugFrom('手書き OCR')).toBe('ocr')
})
