import { isBare, isFiltered, ME, type Query } from '../lib/query'
import { foldText } from '../lib/text'
import type { Book } from './book'
import type { Finder } from './finding'
import { Search } from './search'
import type { Entry, LogItem } from './types'

type Asked = { query: Query; version: number; search: Search }
/** The words of each row, in the log's order. */
type Texts = { version: number; texts: readonly string[] }

/** Words and filters over the rows of the log, from memory, fast enough for every key press. */
export class Searcher {
  private readonly texts = new Map<string, string>()
  /** What was asked last: a longer word is looked for only where the shorter one was found. */
  private last: Asked | null = null
  private inOrder: Texts | null = null

  constructor(
    private readonly book: Book,
    private readonly finder: Finder,
    /** Whoever looks. */
    private readonly me: () => string | null = () => null,
  ) {
    book.watchers.add((touched) => {
      this.last = null
      this.inOrder = null
      if (touched === null) this.texts.clear()
      else for (const id of touched) this.texts.delete(id)
    })
  }

  /** Rows of the log that have all of it. A longer word is looked for only where the shorter one was found. */
  search(query: Query): Search {
    if (isBare(query)) return new Search([], [], null, null)
    const { items, version } = this.book.log.current
    const { last } = this
    const within = last?.version === version && narrows(last.query, query) ? last.search : null
    const wanted = isFiltered(query) ? this.filter(query) : null
    const has = wanted && ((place: number) => wanted(items[place] as LogItem))
    const search = new Search(this.textsOf(items, version), query.words, has, within)
    this.last = { query, version, search }
    return search
  }

  private textsOf(items: readonly LogItem[], version: number): readonly string[] {
    if (this.inOrder?.version !== version)
      this.inOrder = { version, texts: items.map(({ id }) => this.textOf(id)) }
    return this.inOrder.texts
  }

  private filter({ by, since, until, image, about }: Query): (item: LogItem) => boolean {
    const of = about === null ? null : this.around(about)
    const me = by === ME ? this.me() : null
    const begins = remembered((name: string) => foldText(name).startsWith(by ?? ''))
    return (item) =>
      (since === null || item.time >= since) &&
      (until === null || item.time < until) &&
      (by === null || (me ? item.author.id === me : begins(item.author.name))) &&
      (of === null || of.has(item.id)) &&
      (!image || this.hasImage(item.id))
  }

  /** An experiment, what is about it and what mentions it. */
  private around(key: string): ReadonlySet<string> {
    const { book } = this
    const id = book.resolve(key) ?? this.finder.complete(key, 1)[0]?.id
    if (!id) return new Set()
    const ids = new Set([id, ...this.finder.mentioning(id)])
    const add = (target: string) => {
      for (const each of [...book.aboutIds(target), ...book.amendmentsOf.of(target)]) {
        if (ids.has(each)) continue
        ids.add(each)
        add(each)
      }
    }
    add(id)
    return ids
  }

  private hasImage(id: string): boolean {
    const { book } = this
    const entry = book.entries.get(id)
    if (!entry) return false
    const ids = [id, ...(entry.record.attachments ?? []), ...book.aboutIds(id)]
    return book.list(ids).some(({ type, record }) => type === 'attachment' && (record.width ?? 0) > 0)
  }

  /** Reads more of the log ahead of being asked, for as long as there is time; false when there is nothing left to read. */
  readAhead(left: () => number): boolean {
    const { items } = this.book.log.current
    for (let i = items.length - 1, read = 0; i >= 0; i--) {
      const id = items[i]?.id ?? ''
      if (this.texts.has(id)) continue
      if (++read % 16 === 0 && left() < 2) return true
      this.textOf(id)
    }
    return false
  }

  private textOf(id: string): string {
    const known = this.texts.get(id)
    if (known !== undefined) return known
    const text = foldText(wordsOf(this.book, id).join('\n'))
    this.texts.set(id, text)
    return text
  }
}

/** Few people write many rows. */
function remembered(ask: (name: string) => boolean): (name: string) => boolean {
  const answers = new Map<string, boolean>()
  return (name) => {
    const known = answers.get(name)
    if (known !== undefined) return known
    const answer = ask(name)
    answers.set(name, answer)
    return answer
  }
}

/** Whether everything found by `now` was found by `before`. */
function narrows(before: Query, now: Query): boolean {
  return (
    before.by === now.by &&
    before.about === now.about &&
    before.image === now.image &&
    before.since === now.since &&
    before.until === now.until &&
    before.words.every((word) => now.words.some((each) => each.includes(word)))
  )
}

/** What is written in a row: for an experiment its names and what was posted with it. */
export function wordsOf(book: Book, id: string): readonly string[] {
  const entry = book.entries.get(id)
  if (!entry || entry.record.redacted) return []
  if (entry.type !== 'experiment') return ownWords(entry)
  const folded = book.folded.get(id)
  const posted = book.inTime(book.aboutIds(id)).filter(({ time }) => time === entry.time)
  const names = folded ? [folded.key, ...folded.aliases, folded.title ?? ''] : []
  return [...names, ...posted.flatMap(ownWords)].filter((each) => each !== '')
}

function ownWords({ record }: Entry): string[] {
  return [record.text, record.label, record.fileName, record.experiment].filter(
    (each): each is string => typeof each === 'string' && each !== '',
  )
}
