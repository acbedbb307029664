import { expect, it } from 'vitest'
import { type Failed, worded } from './FailureWords'

const refused = (code: string, detail: string): Failed => ({
  happened: 'error.invalid.happened',
  toDo: 'error.invalid.toDo',
  code,
  problem: { title: 'Title', detail },
})

it('says a refusal it has words for in the language of the interface, and nothing in English beside', () => {
  const taken = refused('key-taken', "'enc_k5' is another experiment's key")
  expect(worded('ja', taken)).toEqual({
    happened: 'このキーは別の実験が使っています。別のものにしてください。',
    toDo: '',
    server: '',
  })
  expect(worded('en', taken).happened).toBe('Another experiment has this key. Choose another one.')
})

it('says the kind of any other first, and then what the server said', () => {
  const odd = refused('invalid', 'limit: is not between 1 and 1000')
  expect(worded('en', odd)).toEqual({
    happened: 'limit: is not between 1 and 1000',
    toDo: 'Change it and try again.',
    server: '',
  })
  const japanese = worded('ja', odd)
  expect(japanese.happened).toBe('サーバーが受け付けませんでした。')
  expect(japanese.server).toBe('limit: is not between 1 and 1000')
})

it('falls back to the title where the server says no more, and to the kind where it says nothing', () => {
  expect(worded('en', refused('of-tomorrow', '')).happened).toBe('Title')
  const silent: Failed = {
    happened: 'error.network.happened',
    toDo: 'error.network.toDo',
    code: '',
    problem: null,
  }
  expect(worded('en', silent).happened).toBe('The server could not be reached.')
})
