import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { KeptFailure } from '../api/errors'
import type { RecordType } from '../api/records'
import { inTime } from '../lib/wait'
import type { AnyRecord, Author } from './types'

/** Something written here that the server has not acknowledged. */
export type Outgoing = {
  id: string
  notebook: string
  /** Order of writing, within the notebook. */
  n: number
  type: Extract<RecordType, 'experiment' | 'amendment' | 'annotation' | 'attachment'>
  /** The record as it is shown meanwhile. */
  record: AnyRecord
  /** What is sent; for an attachment its form fields. */
  body: Record<string, unknown>
  author: Author
  /** Ids of other outgoing things that have to be there first. */
  needs: string[]
  sendAfter: number
  state: 'waiting' | 'sending' | 'failed'
  failure: KeptFailure | null
}

export type DraftVersion = { text: string; attachments: string[]; savedAt: number }
export type KeptDraft = DraftVersion & {
  notebook: string
  place: string
  /** The tab that wrote it, and which of its versions this is built on. */
  tab: string
  others: DraftVersion[]
}

interface Tables extends DBSchema {
  outbox: { key: string; value: Outgoing; indexes: { notebook: string } }
  bytes: { key: string; value: { id: string; bytes: ArrayBuffer; type: string; name: string | null } }
  drafts: { key: [string, string]; value: KeptDraft; indexes: { notebook: string } }
}

export type OwnDb = IDBPDatabase<Tables>

/** Milliseconds after which a browser's database is taken for one that never answers. */
export const PATIENCE = 8_000

/** What a person wrote and nobody else has yet. It outlives every replica, sign-out included. */
export async function openOwn(person: string): Promise<OwnDb> {
  const opened = openDB<Tables>(`tsuiki-own:${person}`, 1, {
    upgrade(database) {
      database.createObjectStore('outbox', { keyPath: 'id' }).createIndex('notebook', 'notebook')
      database.createObjectStore('bytes', { keyPath: 'id' })
      database
        .createObjectStore('drafts', { keyPath: ['notebook', 'place'] })
        .createIndex('notebook', 'notebook')
    },
    // Another tab brings a newer form: do not stand in its way.
    blocking: (_now, _wanted, event) => (event.target as IDBDatabase).close(),
  })
  return inTime(opened, PATIENCE, (late) => late.close())
}

/** The same where a browser keeps nothing: it lasts as long as the page does. Only what outbox and drafts ask of it is there. */
export function inMemory(): OwnDb {
  const tables = { outbox: table(), bytes: table(), drafts: table() }
  type Name = keyof typeof tables
  const own = {
    get: (name: Name, key: unknown) => tables[name].get(key),
    put: (name: Name, value: Row) => tables[name].put(value),
    getAllFromIndex: async (name: Name, _index: 'notebook', notebook: string) =>
      tables[name].all().filter((each) => each['notebook'] === notebook),
    transaction: (names: Name | Name[]) => ({
      store: tables[[names].flat()[0] as Name],
      objectStore: (name: Name) => tables[name],
      done: Promise.resolve(),
    }),
    close: () => {},
  }
  return own as unknown as OwnDb
}

type Row = Record<string, unknown>

function table() {
  const rows = new Map<string, Row>()
  const keyOf = (key: unknown) => JSON.stringify(key)
  return {
    get: async (key: unknown) => rows.get(keyOf(key)),
    put: async (row: Row) => void rows.set(keyOf(row['id'] ?? [row['notebook'], row['place']]), row),
    delete: async (key: unknown) => void rows.delete(keyOf(key)),
    all: () => [...rows.values()],
  }
}
