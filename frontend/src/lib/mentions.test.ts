import { describe, expect, it } from 'vitest'
import { findKeys, resultLine } from './mentions'

const known = (...keys: string[]) => {
  const set = new Set(keys)
  return (candidate: string) => set.has(candidate)
}
const keysIn = (text: string, ...keys: string[]) => findKeys(text, known(...keys)).map((found) => found.key)

describe('keys in plain text', () => {
  it('are found with their place', () => {
    const text = 'see enc_k5, then enc_k5_res.'
    const found = findKeys(text, known('enc_k5', 'enc_k5_res'))
    expect(found).toEqual([
      { start: 4, end: 10, key: 'enc_k5' },
      { start: 17, end: 27, key: 'enc_k5_res' },
    ])
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['enc_k5', 'enc_k5_res'])
  })

  it('are not found inside longer identifiers and file names', () => {
    expect(keysIn('enc_k5_res enc_k55 xenc_k5 enc_k5.py my-enc_k5', 'enc_k5')).toEqual([])
  })

  it('may be touched by Japanese on both sides', () => {
    expect(keysIn('まずenc_k5の結果、enc_k5_resは0.86。', 'enc_k5', 'enc_k5_res')).toEqual([
      'enc_k5',
      'enc_k5_res',
    ])
  })

  it('may be Japanese themselves', () => {
    expect(keysIn('実験1の続き。実験12ではない。', '実験1')).toEqual(['実験1'])
  })

  it('may end a sentence', () => {
    expect(keysIn('Worse than enc_k5. Or v1.2? -- exp-1...', 'enc_k5', 'v1.2', 'exp-1')).toEqual([
      'enc_k5',
      'v1.2',
      'exp-1',
    ])
  })

  it('are the longest that fit', () => {
    expect(keysIn('enc-k5-res', 'enc', 'enc-k5', 'enc-k5-res')).toEqual(['enc-k5-res'])
  })

  it('are compared in their composed form', () => {
    expect(keysIn('エンコーダ_ガ', 'エンコーダ_ガ')).toEqual(['エンコーダ_ガ'])
  })
})

describe('a result line', () => {
  it('is a key, then names and numbers', () => {
    expect(resultLine('enc_k5_res acc 0.86')).toEqual({ key: 'enc_k5_res', results: { acc: 0.86 } })
    expect(resultLine('enc_k5 acc=0.86, loss: 1e-3')).toEqual({
      key: 'enc_k5',
      results: { acc: 0.86, loss: 0.001 },
    })
    expect(resultLine('enc_k5 loss nan')).toEqual({ key: 'enc_k5', results: { loss: 'NaN' } })
  })

  it('may end with a link', () => {
    expect(resultLine('enc_k5 acc 0.86 https://example.org/tb')).toEqual({
      key: 'enc_k5',
      results: { acc: 0.86 },
    })
  })

  it('is not a sentence, a bare key or a row of numbers', () => {
    for (const line of ['enc_k5', 'enc_k5 is 0.86 better', '0.1 acc 0.86', 'enc_k5 0.86', '']) {
      expect(resultLine(line)).toBeNull()
    }
  })
})
