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

  /** The database that has this entry, and the bytes where it is a file. */
  whereIs(id: string): OwnDb {
    return this.refused.has(id) ? this.memory : this.disk
  }

  /** What every tab sees, in order of writing; null where the disk does not answer. */
  async all(): Promise<Outgoing[] | null> {
    try {
      const kept = await this.disk.getAllFromIndex('outbox', 'notebook', this.notebook)
      return kept.sort((a, b) => a.n - b.n)
    } catch {
      this.onRefused()
      return null
    }
  }

  async put(entry: Outgoing, file?: Bytes): Promise<void> {
    if (!this.refused.has(entry.id)) {
      try {
        await write(this.disk, entry, file)
        return
      } catch {
        this.refuse(entry.id)
      }
    }
    await write(this.memory, entry, file)
  }

  /** Takes an entry for sending: from here on it cannot be undone. Null when somebody did undo it. */
  async claim(entry: Outgoing): Promise<Outgoing | null> {
    const sending = (kept: Outgoing): Outgoing => ({ ...kept, state: 'sending' })
    if (!this.refused.has(entry.id)) {
      try {
        const transaction = this.disk.transaction('outbox', 'readwrite')
        const kept = await transaction.store.get(entry.id)
        if (!kept) return null
        await Promise.all([transaction.store.put(sending(kept)), transaction.done])
        return sending(kept)
      } catch {
        this.refuse(entry.id)
      }
    }
    await this.memory.put('outbox', sending(entry))
    return sending(entry)
  }

  /** Removes an entry with its bytes, if it may be as it is kept; null where it is not there or may not. */
  async remove(id: string, may: (entry: Outgoing) => boolean): Promise<Outgoing | null> {
    const transaction = this.whereIs(id).transaction(['outbox', 'bytes'], 'readwrite')
    const entry = await transaction.objectStore('outbox').get(id)
    const removed = entry && may(entry) ? entry : null
    if (removed) {
      await transaction.objectStore('outbox').delete(id)
      await transaction.objectStore('bytes').delete(id)
    }
    await transaction.done
    return removed
  }

  private refuse(id: string): void {
    this.refused.add(id)
    this.onRefused()
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
