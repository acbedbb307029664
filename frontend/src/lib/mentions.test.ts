import { describe, expect, it } from 'vitest'
import vectors from '../../../openapi/text/mentions.json'
import { findKeys, KeyIndex } from './mentions'

describe('keys in plain text, as the server finds them', () => {
  it.each(vectors.map((each) => [each.name, each] as const))('%s', (_, { keys, text, found }) => {
    expect(findKeys(text, new KeyIndex(keys))).toEqual(found)
  })
})

describe('an index of keys', () => {
  it('finds what is added later, and the longest of what begins alike', () => {
    const keys = new KeyIndex(['enc_k5'])
    expect(findKeys('enc_k5_res', keys)).toEqual([])
    keys.add('enc_k5_res')
    keys.add('enc_k5_res')
    expect(findKeys('enc_k5_res enc_k5', keys).map(({ key }) => key)).toEqual(['enc_k5_res', 'enc_k5'])
  })

  it('makes no difference for how long a text takes, letter by letter', () => {
    const keys = new KeyIndex(Array.from({ length: 3000 }, (_, i) => `enc_k${i}_res`))
    for (const text of ['a'.repeat(60000), 'enc_k'.repeat(12000), '_'.repeat(60000), '.\\_/@'.repeat(12000)])
      expect(findKeys(text, keys)).toEqual([])
  })
})
