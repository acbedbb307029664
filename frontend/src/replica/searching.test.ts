import { expect, it } from 'vitest'
import { parseQuery } from '../lib/query'
import { aboutExperiment, Journal, KEI, longJournal, MIO } from '../testing/notebook'
import { Book } from './book'
import { entryOf } from './entries'
import { Finder } from './finding'
import { Searcher } from './searching'

function open(journal: Journal) {
  const book = new Book()
  book.change(journal.items.map(entryOf))
  const searcher = new Searcher(book, new Finder(book), () => KEI.id)
  const find = (text: string) => {
    const search = searcher.search(parseQuery(text))
    search.look()
    return Array.from(
      { length: search.count },
      (_, n) => book.log.current.items[search.place(n)]?.id,
    ).reverse()
  }
  return { book, searcher, find }
}

it('finds rows by words of any width and case, and trials by the words posted with them', () => {
  const journal = new Journal()
  const trial = journal.experiment('t1')
  const at = { occurredAt: (trial.record as { occurredAt: string }).occurredAt }
  journal.annotation('残差を足した', aboutExperiment(trial), at)
  const note = journal.annotation('ＡＣＣが上がった')
  const { find } = open(journal)
  expect(find('acc')).toEqual([note.record.id])
  expect(find('残差')).toEqual([trial.record.id])
  expect(find('残差 acc')).toEqual([])
  expect(find('')).toEqual([])
})

it('narrows by who wrote it, by when, by pictures and by the trial it is about', () => {
  const journal = new Journal()
  const trial = journal.experiment('enc_k5')
  const about = journal.annotation('a leak', aboutExperiment(trial))
  const mention = journal.annotation('enc_k5 had a leak')
  const picture = journal.attachment()
  const pictured = journal.add('annotation', { text: 'leak', attachments: [picture.record.id] }, MIO)
  const { find } = open(journal)
  expect(find('leak by:mio')).toEqual([pictured.record.id])
  expect(find('has:image')).toEqual([pictured.record.id])
  expect(find('leak about:enc_k5')).toEqual([about.record.id, mention.record.id])
  expect(find('about:enc_k5')).toContain(trial.record.id)
  expect(find('leak since:2026-06-02')).toEqual([])
  expect(find('leak until:2026-05-31')).toEqual([])
  expect(find('leak until:2026-06-02')).toHaveLength(3)
  expect(find('leak by:me')).toEqual([about.record.id, mention.record.id])
})

it('finds the same whether a word is typed at once or letter by letter, and sees what came meanwhile', () => {
  const journal = longJournal(300)
  const { book, find } = open(journal)
  const { find: anew } = open(journal)
  for (const typed of ['n', 'no', 'nor', 'norm', 'normalize', 'no', '値'])
    expect(find(typed)).toEqual(anew(typed))
  const before = find('normalize').length
  book.change([entryOf(journal.annotation('normalize again'))])
  expect(find('normalize')).toHaveLength(before + 1)
})

it('never finds the words of what was redacted', () => {
  const journal = new Journal()
  const note = journal.annotation('password hunter2')
  const { book, find } = open(journal)
  expect(find('hunter2')).toHaveLength(1)
  book.change([entryOf(journal.redact(note))])
  expect(find('hunter2')).toEqual([])
})
