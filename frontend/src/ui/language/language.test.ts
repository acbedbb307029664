import { expect, it } from 'vitest'
import { say, tables } from './language'

const places = (words: string) => [...new Set(words.match(/\{\w+\}/g) ?? [])].sort()

it('says everything in both languages', () => {
  expect(Object.keys(tables.ja).sort()).toEqual(Object.keys(tables.en).sort())
  for (const [key, words] of Object.entries(tables.ja)) expect(words.trim(), key).not.toBe('')
})

it('fills the same places in both languages', () => {
  for (const key of Object.keys(tables.en) as (keyof typeof tables.en)[]) {
    expect(places(tables.ja[key]), key).toEqual(places(tables.en[key]))
  }
})

it('leaves no English sentence in the Japanese table', () => {
  const untranslated = Object.entries(tables.ja).filter(([, words]) => /[a-z]{3,} [a-z]{2,}/.test(words))
  expect(untranslated).toEqual([])
})

it('chooses between one and many', () => {
  expect(say('en', 'log.died', { n: 1 })).toBe('1 start that died at once')
  expect(say('en', 'log.died', { n: 1200 })).toBe('1,200 starts that died at once')
})
