import type { Book } from './book'
import { targetOf } from './entries'
import type { Entry, LogItem } from './types'

/** A row before the log has found its day. */
export type Row = { -readonly [Member in keyof LogItem]: LogItem[Member] }

/** How long after its beginning a trial that never says that it ended is taken to be over. */
const STILL_RUNNING = 3_600_000

const AT_ONCE = 60_000

/** The row a record has in the log, if it has one of its own. */
export function rowOf(book: Book, id: string): Row | null {
  const entry = book.entries.get(id)
  switch (entry?.type) {
    case 'experiment':
      return experimentRow(book, entry)
    case 'annotation':
      return annotationRow(book, entry)
    case 'attachment':
      return attachmentRow(book, entry)
    case 'amendment':
      return amendmentRow(book, entry)
    default:
      return null
  }
}

function row(entry: Entry, kind: Row['kind']): Row {
  const { id, time, order, author } = entry
  return { id, kind, type: entry.type as Row['type'], time, day: '', order, author, died: false }
}

function isEmpty(ids: Iterable<string>): boolean {
  return ids[Symbol.iterator]().next().done === true
}

function experimentRow(book: Book, entry: Entry): Row | null {
  if (book.folded.get(entry.id)?.withdrawn) return null
  const its = row(entry, 'experiment')
  its.died = diedAtOnce(book, entry)
  return its
}

function diedAtOnce(book: Book, entry: Entry): boolean {
  const finished = book.folded.get(entry.id)?.finished
  if (!finished || finished.ok) return false
  return Date.parse(finished.at) - entry.time < AT_ONCE && isEmpty(book.aboutIds(entry.id))
}

function annotationRow(book: Book, entry: Entry): Row | null {
  const about = entry.record.about ?? []
  if (about.length === 0) return row(entry, 'annotation')
  let unknown = false
  let besides = false
  for (const each of about) {
    const target = targetOf(each)
    const id = target && book.idOf(target)
    const its = id ? book.entries.get(id) : undefined
    // An id that is not here yet belongs to an older record: a first visit reads the newest first.
    if (its ? its.time < entry.time : id !== null) return row(entry, 'added')
    if (its) besides = true
    else unknown = true
  }
  return unknown && !besides ? row(entry, 'annotation') : null
}

function attachmentRow(book: Book, entry: Entry): Row | null {
  if (book.usedBy.has(entry.id) || book.hidden.has(entry.id)) return null
  const { record } = entry
  const about = book.aboutNow(entry)
  // A picture without any name was pasted: its words are still being written, or were never posted.
  const nameless = !record.label && !record.fileName && record.mediaType?.startsWith('image/')
  if (about.length === 0) return nameless && !record.redacted ? null : row(entry, 'attachment')
  const after = about.some((each) => {
    const target = targetOf(each)
    return isAfterwards(book, target && book.idOf(target), entry.time)
  })
  return after ? row(entry, 'added') : null
}

function amendmentRow(book: Book, entry: Entry): Row | null {
  const { record } = entry
  if (record.redacted || record.finished || record.source || !record.experimentId) return null
  if (book.folded.get(record.experimentId)?.withdrawn) return null
  const says =
    record.key !== undefined ||
    record.title !== undefined ||
    record.parents !== undefined ||
    record.results !== undefined
  return says && isAfterwards(book, record.experimentId, entry.time) ? row(entry, 'added') : null
}

/** Whether a trial was over: what its own script still sends belongs to it, what comes later was added. */
function isAfterwards(book: Book, id: string | null, time: number): boolean {
  const target = id ? book.entries.get(id) : undefined
  if (!id || !target) return false
  if (target.type !== 'experiment') return target.time < time
  const finished = book.folded.get(id)?.finished
  const end = finished ? Date.parse(finished.at) : Number.NaN
  return time > (Number.isNaN(end) ? target.time + STILL_RUNNING : end)
}
