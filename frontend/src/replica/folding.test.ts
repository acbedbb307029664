import { expect, it } from 'vitest'
import { Journal } from '../testing/notebook'
import { entryOf } from './entries'
import { foldExperiment } from './folding'

it('counts what had been stated before once an amendment is taken back, whichever is known first', () => {
  const journal = new Journal()
  const trial = journal.experiment('enc_k5', { results: { acc: 0.8 } })
  const read = journal.amend(trial, { results: { acc: 0.86, loss: 0.4 } })
  const back = journal.amend(trial, { takesBack: read.record.id })
  const results = (...amendments: (typeof read)[]) =>
    Object.fromEntries(foldExperiment(entryOf(trial), amendments.map(entryOf)).results)
  expect(results(read)).toEqual({ acc: 0.86, loss: 0.4 })
  expect(results(read, back)).toEqual({ acc: 0.8 })
  expect(results(back, read)).toEqual({ acc: 0.8 })
})
