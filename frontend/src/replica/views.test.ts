import { expect, it } from 'vitest'
import { aboutExperiment, Journal } from '../testing/notebook'
import { Book } from './book'
import { entryOf } from './entries'
import { Finder } from './finding'
import { Views } from './views'

function open(journal: Journal) {
  const book = new Book()
  const views = new Views(book, {
    contentOf: (id) => `/content/${id}`,
    thumbnailOf: (id, width) => `/${width}/${id}`,
  })
  const finder = new Finder(book)
  book.change(journal.items.map(entryOf))
  return { book, views, finder }
}

it('shows the difference from the parent, and whether it is better by what the notebook says', () => {
  const journal = new Journal()
  journal.experiment('a', { results: { acc: 0.58, loss: 0.4 } })
  journal.experiment('b', { parents: ['a'], results: { acc: 0.86, loss: 0.5, f1: 'NaN' } })
  const { views } = open(journal)
  views.better = { acc: 'higher', loss: 'lower' }
  expect(views.experiment('b')?.results).toMatchObject([
    { name: 'acc', value: 0.86, from: 0.58, difference: 0.28, better: true },
    { name: 'loss', value: 0.5, from: 0.4, difference: 0.1, better: false },
    { name: 'f1', value: Number.NaN, from: null, difference: null, better: null },
  ])
})

it('resolves a parent that is posted later, and knows children by their parents', () => {
  const journal = new Journal()
  const child = journal.experiment('child', { parents: ['parent'] })
  const { book, views } = open(journal)
  expect(views.experiment('child')?.parents).toEqual([{ key: 'parent', id: null, assumed: false }])
  const parent = journal.experiment('parent')
  book.change([entryOf(parent)])
  expect(views.experiment('child')?.parents).toEqual([
    { key: 'parent', id: parent.record.id, assumed: false },
  ])
  expect(views.experiment('parent')?.children).toEqual([
    { key: 'child', id: child.record.id, assumed: false },
  ])
})

it('finds an experiment by its old keys, and calls it by its newest', () => {
  const journal = new Journal()
  const trial = journal.experiment('old')
  journal.experiment('child', { parents: ['old'] })
  journal.amend(trial, { key: 'new' })
  const { views } = open(journal)
  expect(views.experiment('old')).toBe(views.experiment('new'))
  expect(views.experiment('new')).toMatchObject({
    key: 'new',
    aliases: ['old'],
    children: [{ key: 'child' }],
  })
  expect(views.experiment('child')?.parents).toMatchObject([{ key: 'new', id: trial.record.id }])
})

it('takes the latest result by when it happened, and takes one away', () => {
  const journal = new Journal()
  const trial = journal.experiment('t', { results: { acc: 1, loss: 1 } })
  journal.amend(trial, { results: { acc: 3, loss: null }, occurredAt: '2026-08-01T00:00:00Z' })
  journal.amend(trial, { results: { acc: 2 }, occurredAt: '2026-07-01T00:00:00Z' })
  expect(open(journal).views.experiment('t')?.results).toMatchObject([{ name: 'acc', value: 3 }])
})

it('says which result was corrected', () => {
  const journal = new Journal()
  const trial = journal.experiment('t', { results: { acc: 1, loss: 1 } })
  journal.annotation('on the training pages', [{ result: { experiment: 't', name: 'acc' } }], {
    kind: 'correction',
  })
  journal.annotation('how?', [{ result: { experiment: 't', name: 'loss' } }], { kind: 'comment' })
  expect(open(journal).views.experiment(trial.record.id)?.results).toMatchObject([
    { name: 'acc', corrected: true },
    { name: 'loss', corrected: false },
  ])
  journal.amend(trial, { results: { acc: 0.5 }, occurredAt: '2027-01-01T00:00:00Z' })
  expect(open(journal).views.experiment(trial.record.id)?.results).toMatchObject([
    { name: 'acc', value: 0.5, corrected: false },
    { name: 'loss', corrected: false },
  ])
})

it('sums up by the newest summary, else by the first sentence said, and says when that was corrected', () => {
  const journal = new Journal()
  const trial = journal.experiment('t')
  const about = aboutExperiment(trial)
  const note = journal.annotation('First words. More.', about)
  const { book, views } = open(journal)
  expect(views.experiment('t')?.summary).toEqual({
    text: 'First words.',
    annotation: note.record.id,
    kind: 'note',
    corrected: false,
  })
  const summary = journal.annotation('It works.', about, { kind: 'summary' })
  const wrong = journal.annotation('It does not.', [{ annotation: summary.record.id }], {
    kind: 'correction',
  })
  book.change([summary, wrong].map(entryOf))
  expect(views.experiment('t')?.summary).toMatchObject({
    text: 'It works.',
    kind: 'summary',
    corrected: true,
  })
})

it('nests what is said about what was said', () => {
  const journal = new Journal()
  const trial = journal.experiment('t')
  const note = journal.annotation('claim', aboutExperiment(trial))
  const fix = journal.annotation('no', [{ annotation: note.record.id, quote: 'claim' }], {
    kind: 'correction',
  })
  const again = journal.annotation('yes', [{ annotation: fix.record.id }], { kind: 'correction' })
  const { views } = open(journal)
  expect(views.about(trial.record.id)).toMatchObject([
    {
      id: note.record.id,
      children: [{ id: fix.record.id, children: [{ id: again.record.id, children: [] }] }],
    },
  ])
  expect(views.annotation(note.record.id)?.corrections).toEqual([{ id: fix.record.id, quote: 'claim' }])
})

it('builds a view once, and anew only when something it shows has changed', () => {
  const journal = new Journal()
  const parent = journal.experiment('parent', { results: { acc: 1 } })
  const child = journal.experiment('child', { parents: ['parent'], results: { acc: 2 } })
  const { book, views } = open(journal)
  const before = views.experiment('child')
  book.change([entryOf(journal.annotation('diary'))])
  expect(views.experiment('child')).toBe(before)
  book.change([entryOf(journal.amend(parent, { results: { acc: 1.5 } }))])
  expect(views.experiment('child')?.results[0]?.difference).toBe(0.5)
  const changed = views.experiment('child')
  const note = journal.annotation('said', aboutExperiment(child))
  book.change([entryOf(note)])
  expect(views.experiment('child')).not.toBe(changed)
  const said = views.experiment('child')
  book.change([entryOf(journal.annotation('no', [{ annotation: note.record.id }], { kind: 'correction' }))])
  expect(views.experiment('child')).not.toBe(said)
})

it('finds mentions by old and new keys, not inside longer keys, nor among what is about the trial anyway', () => {
  const journal = new Journal()
  const trial = journal.experiment('enc_k5')
  journal.experiment('enc_k5_res')
  const one = journal.annotation('enc_k5の続き')
  journal.annotation('enc_k5_res is better')
  journal.annotation('enc_k5 itself', aboutExperiment(trial))
  const { book, finder } = open(journal)
  expect(finder.mentioning(trial.record.id)).toEqual([one.record.id])
  const two = journal.annotation('again enc_k5.')
  book.change([entryOf(two)])
  expect(finder.mentioning(trial.record.id)).toEqual([one.record.id, two.record.id])
  book.change([entryOf(journal.redact(one))])
  expect(finder.mentioning(trial.record.id)).toEqual([two.record.id])
})

it('completes keys: those that begin so, then those that have it, newest first', () => {
  const journal = new Journal()
  for (const key of ['enc_a', 'my_enc', 'enc_b', 'dec']) journal.experiment(key)
  const { finder } = open(journal)
  expect(finder.complete('ENC', 10).map(({ key }) => key)).toEqual(['enc_b', 'enc_a', 'my_enc'])
  expect(finder.complete('enc', 1)).toHaveLength(1)
})

it('leads from any record to the row of the log where it stands whole', () => {
  const journal = new Journal()
  const trial = journal.experiment('t')
  const note = journal.annotation('later', aboutExperiment(trial))
  const fix = journal.annotation('no', [{ annotation: note.record.id }], { kind: 'correction' })
  const picture = journal.attachment()
  const diary = journal.annotation('see', [], { attachments: [picture.record.id] })
  const { finder } = open(journal)
  expect([note, fix].map((item) => finder.placeOf(item.record.id))).toEqual([
    trial.record.id,
    trial.record.id,
  ])
  expect(finder.placeOf(picture.record.id)).toBe(diary.record.id)
})
