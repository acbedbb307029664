import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { JournalItem, NotebookView } from '../api/records'
import { inTime } from '../lib/wait'
import { PATIENCE } from './ownStore'
import { extend, type Held, NOTHING } from './range'

/** Raise it when what is kept changes its form: an older database is thrown away and fetched again. */
const FORM = 2
/** So many of the newest records are more than a screen holds. */
const FIRST = 250
/** So many single records are kept before they are put together into one chunk. */
const LOOSE = 400

type State = { epoch: string; held: Held; notebook: NotebookView | null }
const EMPTY: State = { epoch: '', held: NOTHING, notebook: null }
type Chunk = { first: number; last: number; json: string }
interface Tables extends DBSchema {
  state: { key: 'state'; value: State }
  /** Hundreds of records as one text: parsing that is several times faster than reading as many objects. */
  chunks: { key: number; value: Chunk }
  loose: { key: number; value: JournalItem }
}

export type Kept = State & {
  /** The newest records; the rest by `rest`. */
  items: JournalItem[]
  rest: () => AsyncIterable<JournalItem[]>
}

/** Where a journal is kept, null where this browser keeps nothing, and what it held. */
export type Shelf = { store: Store | null; kept: Kept }

const PREFIX = 'tsuiki-journal'

export function storeName(person: string, notebook: string): string {
  return `${PREFIX}:${person}:${notebook}`
}

/** Opens and reads it. A browser may forbid it, have lost what it held, have no room or never answer: nothing is kept there then. */
export async function openKept(name: string): Promise<Shelf> {
  let store: Store | null = null
  try {
    store = await inTime(Store.open(name), PATIENCE, (late) => late.close())
    return { store, kept: await store.read() }
  } catch {
    if (store) {
      store.close()
      deleteDB(name).catch(() => {})
    }
    return { store: null, kept: { ...EMPTY, items: [], rest: async function* () {} } }
  }
}

/** The journal of one notebook, as one person may see it, in IndexedDB. Only the leading tab writes. */
export class Store {
  private queue: Promise<unknown> = Promise.resolve()

  private constructor(private readonly db: IDBPDatabase<Tables>) {}

  static async open(name: string): Promise<Store> {
    const db = await openDB<Tables>(name, FORM, {
      upgrade(database) {
        for (const table of [...database.objectStoreNames]) database.deleteObjectStore(table)
        database.createObjectStore('state')
        database.createObjectStore('chunks', { keyPath: 'first' })
        database.createObjectStore('loose', { keyPath: 'seq' })
      },
      // Another tab wants to delete it or brings a newer form: do not stand in its way.
      blocking: (_now, _wanted, event) => (event.target as IDBDatabase).close(),
    })
    return new Store(db)
  }

  /** All of it in two steps, so that the newest page can be drawn before the rest is even parsed. */
  async read(): Promise<Kept> {
    const transaction = this.db.transaction(['state', 'chunks', 'loose'])
    const [state, newest, loose] = await Promise.all([
      transaction.objectStore('state').get('state'),
      transaction.objectStore('chunks').openCursor(null, 'prev'),
      transaction.objectStore('loose').getAll(),
    ])
    const chunk = newest?.value
    const items = chunk ? (JSON.parse(chunk.json) as JournalItem[]).concat(loose) : loose
    const first = items.splice(-FIRST)
    return {
      ...EMPTY,
      ...state,
      items: first,
      rest: () => this.below(chunk?.first ?? 0, items),
    }
  }

  private async *below(first: number, near: JournalItem[]): AsyncIterable<JournalItem[]> {
    if (near.length > 0) yield near
    if (first <= 1) return
    const chunks = await this.db.getAll('chunks', IDBKeyRange.upperBound(first, true))
    for (const chunk of chunks.reverse()) yield JSON.parse(chunk.json) as JournalItem[]
  }

  /** Adds records without a hole among them, ascending, that join what is there. */
  add(items: readonly JournalItem[], epoch: string): Promise<void> {
    return this.write(async (state, tables) => {
      const first = items[0]?.seq
      const last = items.at(-1)?.seq
      if (first === undefined || last === undefined) return state
      const before =
        state?.epoch === epoch ? state : { epoch, held: NOTHING, notebook: state?.notebook ?? null }
      if (before !== state) await tables.clear()
      const held = extend(before.held, first, last)
      if (!held) return before
      const news = items.filter((item) => item.seq < before.held.first || item.seq > before.held.last)
      await tables.put(news)
      return { ...before, held }
    })
  }

  /** An empty journal is complete too. */
  nothingThere(epoch: string): Promise<void> {
    return this.write(async (state, tables) => {
      await tables.clear()
      return { epoch, held: { first: 1, last: 0 }, notebook: state?.notebook ?? null }
    })
  }

  /** Writes records over the ones with the same seq: what a redaction has left of them. */
  replace(items: readonly JournalItem[]): Promise<void> {
    return this.write(async (state, tables) => {
      for (const item of items) await tables.replace(item)
      return state
    })
  }

  keepNotebook(notebook: NotebookView): Promise<void> {
    return this.write(async (state) => ({ ...EMPTY, ...state, notebook }))
  }

  async held(): Promise<Held> {
    await this.queue
    return (await this.db.get('state', 'state'))?.held ?? NOTHING
  }

  clear(): Promise<void> {
    return this.write(async (_state, tables) => {
      await tables.clear()
      return undefined
    })
  }

  /** Waits for what was begun. */
  async settled(): Promise<void> {
    await this.queue.catch(() => {})
  }

  close(): void {
    this.db.close()
  }

  private write(
    change: (state: State | undefined, tables: Writing) => Promise<State | undefined>,
  ): Promise<void> {
    const write = this.queue
      .catch(() => {})
      .then(async () => {
        const transaction = this.db.transaction(['state', 'chunks', 'loose'], 'readwrite', {
          durability: 'relaxed',
        })
        const before = await transaction.objectStore('state').get('state')
        const tables = writing(transaction.objectStore('chunks'), transaction.objectStore('loose'))
        const now = await change(before, tables)
        if (now) await transaction.objectStore('state').put(now, 'state')
        else await transaction.objectStore('state').delete('state')
        await transaction.done
      })
    this.queue = write
    return write
  }
}

type Table<Name extends 'chunks' | 'loose'> = {
  get(key: number): Promise<Tables[Name]['value'] | undefined>
  getAll(): Promise<Tables[Name]['value'][]>
  put(value: Tables[Name]['value']): Promise<unknown>
  count(): Promise<number>
  clear(): Promise<void>
  openCursor(
    query?: IDBKeyRange | null,
    direction?: IDBCursorDirection,
  ): Promise<{ value: Tables[Name]['value'] } | null>
}
type Writing = {
  put(items: readonly JournalItem[]): Promise<void>
  replace(item: JournalItem): Promise<void>
  clear(): Promise<void>
}

function writing(chunks: Table<'chunks'>, loose: Table<'loose'>): Writing {
  async function chunk(items: readonly JournalItem[]): Promise<void> {
    const first = items[0]
    const last = items.at(-1)
    if (first && last) await chunks.put({ first: first.seq, last: last.seq, json: JSON.stringify(items) })
  }
  async function clear(): Promise<void> {
    await Promise.all([chunks.clear(), loose.clear()])
  }
  return {
    clear,
    async put(items) {
      if (items.length >= LOOSE) return chunk(items)
      for (const item of items) await loose.put(item)
      if ((await loose.count()) < LOOSE) return
      for (const run of runs(await loose.getAll())) await chunk(run)
      await loose.clear()
    },
    async replace(item) {
      if (await loose.get(item.seq)) return void (await loose.put(item))
      const cursor = await chunks.openCursor(IDBKeyRange.upperBound(item.seq), 'prev')
      if (!cursor || cursor.value.last < item.seq) return
      const items = JSON.parse(cursor.value.json) as JournalItem[]
      await chunks.put({
        ...cursor.value,
        json: JSON.stringify(items.map((each) => (each.seq === item.seq ? item : each))),
      })
    },
  }
}

/** Loose records may stand on both sides of a chunk: one list for each stretch without a hole. */
function runs(items: readonly JournalItem[]): JournalItem[][] {
  const all: JournalItem[][] = []
  for (const item of items) {
    const last = all.at(-1)
    if (last && last.at(-1)?.seq === item.seq - 1) last.push(item)
    else all.push([item])
  }
  return all
}

/** Deletes what journals are kept for a person, or for one notebook of theirs. Outbox and drafts live elsewhere. */
export async function forgetStores(person: string, notebook?: string): Promise<void> {
  const prefix = notebook ? storeName(person, notebook) : `${PREFIX}:${person}:`
  const databases = await indexedDB.databases()
  const names = databases.flatMap((each) => (each.name?.startsWith(prefix) ? [each.name] : []))
  await Promise.all(names.map((name) => deleteDB(name)))
}

/** Deletes what journals are kept, except those of these notebooks for this person. */
export async function forgetOthers(person: string, notebooks: readonly string[]): Promise<void> {
  const kept = new Set(notebooks.map((each) => storeName(person, each)))
  const databases = await indexedDB.databases()
  const names = databases.flatMap(({ name }) =>
    name?.startsWith(`${PREFIX}:`) && !kept.has(name) ? [name] : [],
  )
  await Promise.all(names.map((name) => deleteDB(name)))
}
