import { expect, it } from 'vitest'
import { Journal } from '../testing/notebook'
import { Book } from './book'
import { entryOf } from './entries'
import { historyOf } from './history'

function bookOf(journal: Journal): Book {
  const book = new Book()
  book.change(journal.items.map(entryOf))
  return book
}

it('says of each amendment what it changed from what, and which is in force', () => {
  const journal = new Journal()
  const trial = journal.experiment('enc_k5', { results: { acc: 0.8 } })
  const first = journal.amend(trial, { title: 'wide' })
  const renamed = journal.amend(trial, { key: 'enc_wide', title: 'wider' })
  const again = journal.amend(trial, { results: { acc: 0.82 } })
  const taken = journal.amend(trial, { results: { acc: null } })
  const history = historyOf(bookOf(journal), trial.record.id)
  const title = { what: 'title', name: null }
  expect(history.get(first.record.id)).toEqual([{ ...title, from: null, to: 'wide', inForce: false }])
  expect(history.get(renamed.record.id)).toEqual([
    { what: 'key', name: null, from: 'enc_k5', to: 'enc_wide', inForce: true },
    { ...title, from: 'wide', to: 'wider', inForce: true },
  ])
  const acc = { what: 'result', name: 'acc' }
  expect(history.get(again.record.id)).toEqual([{ ...acc, from: 0.8, to: 0.82, inForce: false }])
  expect(history.get(taken.record.id)).toEqual([{ ...acc, from: 0.82, to: null, inForce: true }])
})

it('lets the later result count, whenever it was written down', () => {
  const journal = new Journal()
  const trial = journal.experiment('enc_k5', { results: { acc: 0.8 } })
  const late = journal.amend(trial, { results: { acc: 0.9 } })
  const early = journal.amend(trial, { results: { acc: 0.7 }, occurredAt: '2026-05-01T00:00:00Z' })
  const history = historyOf(bookOf(journal), trial.record.id)
  expect(history.get(late.record.id)?.[0]).toMatchObject({ from: 0.8, inForce: true })
  expect(history.get(early.record.id)?.[0]).toMatchObject({ from: null, to: 0.7, inForce: false })
})
