import type { JournalItem, NotebookView } from '../api/records'
import type { Book } from './book'
import { itemOf } from './entries'
import { type Held, isHeld, NOTHING } from './range'
import type { Store } from './store'

/**
 * The leading tab's writing to the store, single records a few at a time. A browser that keeps nothing (no room, a
 * private window) loses only the speed of the next opening.
 */
export class Keeper {
  private waiting: JournalItem[] = []
  private epoch = ''
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly store: Store | null) {}

  keep(items: readonly JournalItem[], epoch: string): void {
    const last = this.waiting.at(-1)
    if (last && (items[0]?.seq !== last.seq + 1 || epoch !== this.epoch)) this.flush()
    this.epoch = epoch
    this.waiting.push(...items)
    if (this.waiting.length >= 400) this.flush()
    else this.timer ??= setTimeout(() => this.flush(), 100)
  }

  flush(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const items = this.waiting.splice(0)
    if (items.length > 0) this.store?.add(items, this.epoch).catch(() => {})
  }

  /** A new leader writes what it heard from the former one and is not on disk. */
  async complete(
    held: Held,
    epoch: string,
    itemsIn: (which: (seq: number) => boolean) => JournalItem[],
  ): Promise<void> {
    if (!this.store) return
    const written = await this.store.held().catch(() => NOTHING)
    const missing = itemsIn((seq) => isHeld(held, seq) && !isHeld(written, seq))
    for (const items of parted(missing, written))
      if (items.length > 0) this.store.add(items, epoch).catch(() => {})
  }

  replace(items: readonly JournalItem[]): void {
    if (items.length === 0) return
    this.flush()
    this.store?.replace(items).catch(() => {})
  }

  nothingThere(epoch: string): void {
    this.store?.nothingThere(epoch).catch(() => {})
  }

  keepNotebook(view: NotebookView): void {
    this.store?.keepNotebook(view).catch(() => {})
  }

  clear(): void {
    this.waiting = []
    this.store?.clear().catch(() => {})
  }

  async close(): Promise<void> {
    this.flush()
    await this.store?.settled()
    this.store?.close()
  }
}

/** What is above a held stretch and what is below it. */
export function parted(items: readonly JournalItem[], held: Held): [JournalItem[], JournalItem[]] {
  return [items.filter((item) => item.seq > held.last), items.filter((item) => item.seq <= held.last)]
}

/** The journal's own records in memory, ascending. */
export function itemsIn(book: Book, which: (seq: number) => boolean): JournalItem[] {
  return [...book.entries.values()]
    .filter((entry) => entry.seq !== null && which(entry.seq))
    .map(itemOf)
    .sort((a, b) => a.seq - b.seq)
}
