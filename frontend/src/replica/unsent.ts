import { inMemory, type Outgoing, type OwnDb } from './ownStore'

export type Bytes = { bytes: ArrayBuffer; type: string; name: string | null }

/**
 * Where what is not acknowledged is kept: in IndexedDB, for every tab to see; what the disk refuses, in this tab's memory, from
 * where it can still be sent.
 */
export class Unsent {
  private readonly memory = inMemory()
  private readonly refused = new Set<string>()

  constructor(
    private readonly disk: OwnDb,
    private readonly notebook: string,
    /** The disk refused something. */
    private readonly onRefused: () => void,
  ) {}

  /** No other tab can see it, so none can send it. */
  onlyHere(id: string): boolean {
    return this.refused.has(id)
  }

  /** The bytes of a file, wherever they are. */
  async bytesOf(id: string): Promise<Bytes | undefined> {
    return (await this.memory.get('bytes', id)) ?? (await this.disk.get('bytes', id))
  }

  /** What every tab sees, in order of writing; null where the disk does not answer. */
  async all(): Promise<Outgoing[] | null> {
    try {
      const kept = await this.disk.getAllFromIndex('outbox', 'notebook', this.notebook)
      return kept.filter(({ id }) => !this.refused.has(id)).sort((a, b) => a.n - b.n)
    } catch {
      this.onRefused()
      return null
    }
  }

  async put(entry: Outgoing, file?: Bytes): Promise<void> {
    try {
      await write(this.disk, entry, file)
    } catch {
      await this.refuse(entry, file)
    }
  }

  /** Changes an entry, which in this tab is known as it is given; what it is then, null where somebody removed it. */
  async change(entry: Outgoing, how: (kept: Outgoing) => Outgoing): Promise<Outgoing | null> {
    if (!this.refused.has(entry.id)) {
      try {
        return await changed(this.disk, entry.id, how)
      } catch {
        await this.refuse(entry)
      }
    }
    return changed(this.memory, entry.id, how)
  }

  /** Removes an entry with its bytes, if it may be as it is kept; null where it is not there, may not or cannot. */
  async remove(id: string, may: (entry: Outgoing) => boolean): Promise<Outgoing | null> {
    const here = this.refused.has(id) ? await removed(this.memory, id, may) : null
    try {
      return (await removed(this.disk, id, here ? () => true : may)) ?? here
    } catch {
      this.onRefused()
      return here
    }
  }

  private async refuse(entry: Outgoing, file?: Bytes): Promise<void> {
    this.refused.add(entry.id)
    this.onRefused()
    await write(this.memory, entry, file)
  }
}

async function write(db: OwnDb, entry: Outgoing, file: Bytes | undefined): Promise<void> {
  const transaction = db.transaction(['outbox', 'bytes'], 'readwrite')
  const puts: Promise<unknown>[] = [transaction.objectStore('outbox').put(entry)]
  if (file) puts.push(transaction.objectStore('bytes').put({ id: entry.id, ...file }))
  // At once: of a page that is left in the same moment, what is not committed yet is given up.
  transaction.commit?.()
  await Promise.all([...puts, transaction.done])
}

async function changed(db: OwnDb, id: string, how: (kept: Outgoing) => Outgoing): Promise<Outgoing | null> {
  const transaction = db.transaction('outbox', 'readwrite')
  const kept = await transaction.store.get(id)
  const now = kept ? how(kept) : null
  await Promise.all([now && transaction.store.put(now), transaction.done])
  return now
}

async function removed(db: OwnDb, id: string, may: (entry: Outgoing) => boolean): Promise<Outgoing | null> {
  const transaction = db.transaction(['outbox', 'bytes'], 'readwrite')
  const entry = await transaction.objectStore('outbox').get(id)
  const gone = entry && may(entry)
  if (gone)
    await Promise.all([
      transaction.objectStore('outbox').delete(id),
      transaction.objectStore('bytes').delete(id),
    ])
  await transaction.done
  return gone ? entry : null
}
