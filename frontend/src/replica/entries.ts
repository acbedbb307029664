import type { About, JournalItem } from '../api/records'
import { timeOf } from '../lib/time'
import type { AnyRecord, Author, Entry, RecordType } from './types'

/** Own records without a seq come after everything that has one. */
const BEYOND = 2 ** 52
let written = 0

export function entryOf(item: JournalItem): Entry {
  const record = item.record as AnyRecord
  return {
    id: record.id,
    type: item.type,
    seq: item.seq,
    author: item.author,
    recordedAt: item.recordedAt,
    time: timeOf(record.occurredAt ?? item.recordedAt),
    order: item.seq,
    record,
  }
}

export function itemOf(entry: Entry): JournalItem {
  const { seq, type, recordedAt, author, record } = entry
  return { seq, type, recordedAt, author, record } as JournalItem
}

export function localEntry(type: RecordType, author: Author, record: AnyRecord): Entry {
  return {
    id: record.id,
    type,
    seq: null,
    author,
    recordedAt: null,
    time: timeOf(record.occurredAt),
    order: BEYOND + ++written,
    record,
  }
}

/** What is left of a record once a redaction has named it: the same as the server serves from then on. */
export function redactedEntry(entry: Entry, redaction: Entry): Entry {
  if (entry.record.redacted) return entry
  const record: AnyRecord = {
    id: entry.id,
    redacted: {
      by: redaction.author,
      at: redaction.recordedAt ?? '',
      reason: redaction.record.reason ?? '',
    },
  }
  if (entry.type === 'experiment') record.key = `redacted-${entry.seq ?? 0}`
  if (entry.record.experimentId) record.experimentId = entry.record.experimentId
  return { ...entry, time: timeOf(entry.recordedAt), record }
}

/** Whether a redaction takes the whole record, not only one file of its snapshot. */
export function takesAll(redaction: Entry): boolean {
  return redaction.type === 'redaction' && !redaction.record.path
}

/** The record an `about` points at: its id, or `key:…` where only an experiment's key is known. */
export function targetOf(about: About): string | null {
  if (about.annotation) return about.annotation
  if (about.attachment) return about.attachment
  if (about.experimentId) return about.experimentId
  const key = about.experiment ?? about.result?.experiment ?? about.code?.experiment
  return key ? `key:${key}` : null
}

export function byTime(a: { time: number; order: number }, b: { time: number; order: number }): number {
  return a.time - b.time || a.order - b.order
}
