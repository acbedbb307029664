import { expect, it } from 'vitest'
import { Journal, KEI, MIO } from '../../testing/notebook'
import { pageOf } from '../../testing/page'
import { estimateOf, rowAt, rowsOf } from './rows'

function rows(journal: Journal) {
  const { replica } = pageOf(journal)
  return rowsOf(replica.book.log.current.items, replica)
}
const note = (journal: Journal, text: string, author: typeof KEI) =>
  journal.add('annotation', { kind: 'note', text, about: [], attachments: [] }, author)

it('names an author only where somebody else begins', () => {
  const journal = new Journal()
  for (const author of [KEI, KEI, MIO, MIO, KEI]) note(journal, 'x', author)
  expect(rows(journal).map(({ author }) => author)).toEqual(['kei', null, 'mio', null, 'kei'])
})

it('names nobody in a notebook of one', () => {
  const journal = new Journal()
  note(journal, 'x', KEI)
  note(journal, 'y', KEI)
  expect(rows(journal).map(({ author }) => author)).toEqual([null, null])
})

it('folds starts that died at once, but not one that said something', () => {
  const journal = new Journal()
  const die = (key: string) => {
    const trial = journal.experiment(key)
    const began = Date.parse((trial.record as { occurredAt: string }).occurredAt)
    journal.amend(trial, { finished: { at: new Date(began + 5000).toISOString(), ok: false } })
    return trial
  }
  die('a')
  die('b')
  const spoken = die('c')
  journal.annotation('forgot the flag', [{ experiment: 'c', experimentId: spoken.record.id }], {
    occurredAt: (spoken.record as { occurredAt: string }).occurredAt,
  })
  die('d')
  expect(rows(journal).map(({ died }) => died.length)).toEqual([2, 0, 1])
})

it('leaves out the line of an addition that stands right under what it is about', () => {
  const journal = new Journal()
  const first = note(journal, 'x', KEI)
  journal.annotation('no', [{ annotation: first.record.id }], { kind: 'correction' })
  note(journal, 'y', KEI)
  journal.annotation('later', [{ annotation: first.record.id }], { kind: 'correction' })
  expect(rows(journal).map(({ item }) => item.kind)).toEqual(['annotation', 'annotation', 'added'])
})

it('knows in which row each item of the log stands, its own or one that it shares', () => {
  const journal = new Journal()
  const first = note(journal, 'x', KEI)
  journal.annotation('no', [{ annotation: first.record.id }], { kind: 'correction' })
  for (const key of ['a', 'b']) {
    const trial = journal.experiment(key)
    const began = Date.parse((trial.record as { occurredAt: string }).occurredAt)
    journal.amend(trial, { finished: { at: new Date(began + 5000).toISOString(), ok: false } })
  }
  note(journal, 'y', KEI)
  journal.annotation('later', [{ annotation: first.record.id }], { kind: 'correction' })
  const { replica } = pageOf(journal)
  const { items } = replica.book.log.current
  const all = rowsOf(items, replica)
  const standing = Array.from(rowAt(all, items), (row) => row)
  expect(standing).toEqual([0, 0, 1, 1, 2, 3])
  const named = (id: string) => all.findIndex((row) => row.id === id || row.died.includes(id))
  expect(standing).toEqual(
    items.map(({ id }) => (named(id) < 0 ? named(replica.placeOf(id) ?? '') : named(id))),
  )
})

it('thinks code as tall as its lines and a formula as one, however long either is written', () => {
  const journal = new Journal()
  const tall = (text: string) => {
    note(journal, text, KEI)
    const { replica } = pageOf(journal)
    const row = rowsOf(replica.book.log.current.items, replica).at(-1)
    return row ? estimateOf({ ...row, firstOfDay: false, author: null }, replica, true) : 0
  }
  const long = `x = f(${'a, '.repeat(200)})`
  expect(tall(`\`\`\`\n${long}\n\`\`\``)).toBe(tall('```\nx\n```'))
  expect(tall('```\nx\ny\n```') - tall('```\nx\n```')).toBe(21)
  expect(tall(`$$\n${long}\n$$`)).toBe(tall(`$$${long}$$`))
  expect(tall(long)).toBeGreaterThan(tall('x'))
})
