import { revive } from '../api/errors'
import type { Book } from './book'
import { localEntry } from './entries'
import type { Outgoing } from './ownStore'
import type { Own } from './types'

/** What the log shows of things that were written here and are not acknowledged. */
export class Shown {
  /** Shown as sent until the journal brings them. */
  private readonly sent = new Set<string>()

  constructor(private readonly book: Book) {}

  show(entry: Outgoing, known: Outgoing | undefined): void {
    const { book } = this
    if (typeof book.entries.get(entry.id)?.seq === 'number') return
    const own = ownOf(entry)
    if (book.entries.has(entry.id) && known?.record === entry.record) {
      book.setOwn(entry.id, own)
      return
    }
    book.own.set(entry.id, own)
    book.change([localEntry(entry.type, entry.author, entry.record)])
  }

  state(id: string, own: Own): void {
    this.book.setOwn(id, own)
  }

  takeAway(id: string): void {
    this.book.own.delete(id)
    this.book.change([], [id])
  }

  acknowledged(id: string): void {
    if (this.book.entries.get(id)?.seq !== null) return
    this.sent.add(id)
    this.book.setOwn(id, { state: 'sent' })
  }

  /** The journal begins anew: what it is to bring back may not be in it any more. */
  anew(): void {
    const { book } = this
    const missing = [...this.sent].filter((id) => book.entries.get(id)?.seq === null)
    this.sent.clear()
    for (const id of missing) book.own.delete(id)
    book.change([], missing)
  }
}

function ownOf(entry: Outgoing): Own {
  if (entry.state === 'failed' && entry.failure) return { state: 'failed', failure: revive(entry.failure) }
  if (entry.state === 'sending' || entry.sendAfter <= Date.now()) return { state: 'sending', progress: null }
  return { state: 'waiting', undoUntil: entry.sendAfter }
}
