import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { KeptFailure } from '../api/errors'
import type { RecordType } from '../api/records'
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

/** What a person wrote and nobody else has yet. It outlives every replica, sign-out included. */
export function openOwn(person: string): Promise<OwnDb> {
  return openDB<Tables>(`tsuiki-own:${person}`, 1, {
    upgrade(database) {
      database.createObjectStore('outbox', { keyPath: 'id' }).createIndex('notebook', 'notebook')
      database.createObjectStore('bytes', { keyPath: 'id' })
      database
        .createObjectStore('drafts', { keyPath: ['notebook', 'place'] })
        .createIndex('notebook', 'notebook')
    },
  })
}
