/** `npm run bench:fold`: what the replica costs without browser, disk and network. Fixed data, medians of several runs. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseQuery } from '../src/lib/query'
import { Book } from '../src/replica/book'
import { entryOf } from '../src/replica/entries'
import { Finder } from '../src/replica/finding'
import { Searcher } from '../src/replica/searching'
import { Views } from '../src/replica/views'
import { longJournal } from '../src/testing/notebook'

const RUNS = 7

function median(work: (run: number) => void): number {
  const times = Array.from({ length: RUNS }, (_, run) => {
    const start = performance.now()
    work(run)
    return performance.now() - start
  })
  return Number((times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0).toFixed(2))
}

function measure(count: number): Record<string, number> {
  const journal = longJournal(count)
  const pages = Array.from({ length: count / 1000 }, (_, i) =>
    journal.items.slice(i * 1000, (i + 1) * 1000).reverse(),
  )
  const text = JSON.stringify(journal.items)
  let book = new Book()
  const row: Record<string, number> = { records: count, 'MB of JSON': Number((text.length / 1e6).toFixed(1)) }
  row['parse ms'] = median(() => void JSON.parse(text))
  row['fold at once ms'] = median(() => {
    book = new Book()
    book.change(journal.items.map(entryOf))
  })
  row['fold in pages, newest first ms'] = median(() => {
    const paged = new Book()
    for (const page of [...pages].reverse()) paged.change(page.map(entryOf))
  })
  const views = new Views(book, { contentOf: (id) => id, thumbnailOf: (id) => id })
  const finder = new Finder(book)
  const searcher = new Searcher(book, finder)
  row['one more record ms'] = median(() => book.change([entryOf(journal.annotation('one more'))]))
  row['40 views ms'] = median((run) => {
    const end = book.log.current.items.length - run * 40
    for (const { id } of book.log.current.items.slice(end - 40, end)) {
      views.experiment(id)
      views.annotation(id)
      views.about(id)
    }
  })
  const start = performance.now()
  searcher.search(parseQuery('変数')).look()
  row['first find ms'] = Number((performance.now() - start).toFixed(2))
  row['find ms'] = median((run) => void searcher.search(parseQuery(`#${run}`)).look())
  finder.complete('trial', 12)
  row['complete a key ms'] = median((run) => void finder.complete(`trial_${run}`, 12))
  return row
}

const rows = [10_000, 100_000].map(measure)
console.table(
  Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, rows.map((row) => row[name])])),
)
mkdirSync('target/bench', { recursive: true })
writeFileSync('target/bench/fold.json', `${JSON.stringify(rows, null, 2)}\n`)
