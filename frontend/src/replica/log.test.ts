import { expect, it, vi } from 'vitest'
import type { JournalItem } from '../api/records'
import { aboutExperiment, Journal, KEI, longJournal } from '../testing/notebook'
import { Book } from './book'
import { entryOf, localEntry } from './entries'

function rows(journal: Journal) {
  const book = new Book()
  book.change(journal.items.map(entryOf))
  return book.log.current.items.map(({ id, kind }) => [nameOf(journal, id), kind])
}

function nameOf(journal: Journal, id: string) {
  const record = journal.items.find((item) => item.record.id === id)?.record as Record<string, unknown>
  return record['text'] ?? record['key'] ?? record['label'] ?? 'amendment'
}

const occurredAt = (item: JournalItem) => (item.record as { occurredAt: string }).occurredAt

it('stands in the order in which things happened, not in which they were recorded', () => {
  const journal = new Journal()
  journal.annotation('second')
  journal.annotation('first', [], { occurredAt: '2026-01-01T00:00:00Z' })
  journal.annotation('third')
  expect(rows(journal).map(([name]) => name)).toEqual(['first', 'second', 'third'])
})

it('shows words posted with a trial in the trial, words added later also at their own time', () => {
  const journal = new Journal()
  const trial = journal.experiment('enc')
  journal.annotation('posted with it', aboutExperiment(trial), { occurredAt: occurredAt(trial) })
  journal.annotation('said later', aboutExperiment(trial))
  expect(rows(journal)).toEqual([
    ['enc', 'experiment'],
    ['said later', 'added'],
  ])
})

it('shows a correction once at its own time, however many things it is about', () => {
  const journal = new Journal()
  const a = journal.experiment('a')
  const b = journal.experiment('b')
  journal.annotation('both wrong', [...aboutExperiment(a), ...aboutExperiment(b)], { kind: 'correction' })
  expect(rows(journal).at(-1)).toEqual(['both wrong', 'added'])
  expect(rows(journal)).toHaveLength(3)
})

it('shows what a trial sends while it runs in the trial only, and what was amended by hand afterwards as added', () => {
  const journal = new Journal()
  const trial = journal.experiment('run')
  journal.amend(trial, { results: { acc: 0.5 } })
  journal.attachment({ about: aboutExperiment(trial), label: 'during' })
  const end = journal.amend(trial, {
    results: { acc: 0.6 },
    finished: { at: '2026-06-01T00:30:00Z', ok: true },
  })
  expect(rows(journal)).toEqual([['run', 'experiment']])
  journal.amend(trial, { title: 'Later', occurredAt: '2026-06-01T00:31:00Z' })
  journal.attachment({
    about: aboutExperiment(trial),
    label: 'afterwards',
    occurredAt: '2026-06-01T00:32:00Z',
  })
  expect(end.seq).toBe(4)
  expect(rows(journal)).toEqual([
    ['run', 'experiment'],
    ['amendment', 'added'],
    ['afterwards', 'added'],
  ])
})

it('shows a picture alone only while no words have it', () => {
  const journal = new Journal()
  const picture = journal.attachment({ label: 'loss' })
  expect(rows(journal)).toEqual([['loss', 'attachment']])
  journal.annotation('see', [], { attachments: [picture.record.id] })
  expect(rows(journal)).toEqual([['see', 'annotation']])
})

it('does not show a pasted picture by itself: it belongs to words that are still being written', () => {
  const journal = new Journal()
  journal.attachment()
  expect(rows(journal)).toEqual([])
})

it('marks a trial that failed at once, until somebody says something about it', () => {
  const journal = new Journal()
  const trial = journal.experiment('typo', { occurredAt: '2026-06-01T00:00:00Z' })
  journal.amend(trial, { finished: { at: '2026-06-01T00:00:09Z', ok: false } })
  const book = new Book()
  book.change(journal.items.map(entryOf))
  expect(book.log.current.items[0]?.died).toBe(true)
  book.change([entryOf(journal.annotation('forgot the import', aboutExperiment(trial)))])
  expect(book.log.current.items[0]?.died).toBe(false)
})

it('leaves a withdrawn trial out, keeps the words about it, and brings it back', () => {
  const journal = new Journal()
  const trial = journal.experiment('oops')
  journal.annotation('posted by mistake', aboutExperiment(trial))
  journal.amend(trial, { withdrawn: true })
  expect(rows(journal)).toEqual([['posted by mistake', 'added']])
  journal.amend(trial, { withdrawn: false })
  expect(rows(journal).map(([name]) => name)).toEqual(['oops', 'posted by mistake'])
})

it('gives months with the place of their first row', () => {
  const journal = new Journal()
  for (const day of ['2026-03-03', '2026-03-20', '2026-05-05'])
    journal.annotation(day, [], { occurredAt: `${day}T12:00:00Z` })
  const book = new Book()
  book.change(journal.items.map(entryOf))
  expect(book.log.months()).toEqual([
    { month: '2026-03', index: 0, count: 2 },
    { month: '2026-05', index: 2, count: 1 },
  ])
})

it('keeps the objects of all other rows when one comes, and tells only who looks at what changed', () => {
  const journal = longJournal(2_000)
  const book = new Book()
  book.change(journal.items.map(entryOf))
  const before = book.log.current.items
  const first = before[0]?.id ?? ''
  const last = journal.items.findLast((item) => item.type === 'annotation')?.record.id ?? ''
  const [onLog, onFirst, onLast] = [vi.fn(), vi.fn(), vi.fn()]
  book.topics.subscribe('log', onLog)
  book.topics.subscribe(first, onFirst)
  book.topics.subscribe(last, onLast)
  book.change([entryOf(journal.annotation('new', [{ annotation: last }]))])
  expect(book.log.current.items.slice(0, before.length)).toEqual(before)
  expect(before.every((item, i) => item === book.log.current.items[i])).toBe(true)
  expect([onLog, onFirst, onLast].map((call) => call.mock.calls.length)).toEqual([1, 0, 1])
})

it('puts the record the journal brings in the place of the one written here, under the same id', () => {
  const journal = new Journal()
  journal.annotation('older')
  const book = new Book()
  book.change(journal.items.map(entryOf))
  const at = '2026-06-01T12:00:00.000Z'
  const local = localEntry('annotation', KEI, {
    id: 'mine',
    kind: 'note',
    text: 'mine',
    about: [],
    occurredAt: at,
  })
  book.own.set('mine', { state: 'sent' })
  book.change([local])
  expect(book.log.indexOf('mine')).toBe(1)
  book.change([entryOf(journal.annotation('mine', [], { id: 'mine', occurredAt: at }))])
  expect(book.log.current.items.map((item) => item.id).filter((id) => id === 'mine')).toHaveLength(1)
  expect(book.log.indexOf('mine')).toBe(1)
  expect(book.own.has('mine')).toBe(false)
  book.change([local])
  expect(book.entries.get('mine')?.seq).toBe(2)
})
