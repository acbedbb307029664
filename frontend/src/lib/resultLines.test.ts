import { describe, expect, it } from 'vitest'
import vectors from '../../../openapi/text/result-lines.json'
import { KeyIndex } from './mentions'
import { resultLines, unknownTrials } from './resultLines'

describe('result lines, as the server reads them', () => {
  it.each(vectors.map((each) => [each.name, each] as const))('%s', (_, { text, lines }) => {
    expect(resultLines(text)).toEqual(lines)
  })
})

describe('trials that a text names before they exist', () => {
  it('are the result lines whose key nobody has', () => {
    expect(unknownTrials('enc_k5 acc 0.86\nenc_k6 acc 0.9\nlr decay 0.1', new KeyIndex(['enc_k5']))).toEqual([
      { key: 'enc_k6', results: { acc: 0.9 } },
    ])
  })
})
