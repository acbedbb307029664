import { vi } from 'vitest'
import { createApi } from '../api/client'
import { Replica } from '../replica/replica'
import { Sessions } from '../replica/session'
import type { Locks } from '../replica/tabs'

/** Web Locks as one browser has them, for all its tabs. */
class FakeLocks {
  private readonly queues = new Map<string, Promise<unknown>>()
  private readonly held = new Set<string>()

  request(name: string, options: LockOptions, work: (lock: Lock | null) => unknown): Promise<unknown> {
    if (options.ifAvailable && this.held.has(name)) return Promise.resolve(work(null))
    const before = this.queues.get(name) ?? Promise.resolve()
    const turn = before.then(async () => {
      if (options.signal?.aborted) throw new DOMException('', 'AbortError')
      this.held.add(name)
      try {
        return await work({ name, mode: 'exclusive' })
      } finally {
        this.held.delete(name)
      }
    })
    this.queues.set(
      name,
      turn.catch(() => {}),
    )
    return turn
  }
}

/** A browser profile: tabs opened in it share storage, locks and channels. */
export class FakeBrowser {
  private readonly locks = new FakeLocks() as unknown as Locks
  private readonly tabs = new Set<Replica>()

  constructor(private readonly base: string) {
    localStorage.clear()
  }

  open(slug = 'lab'): Replica {
    const sessions = new Sessions(createApi(this.base, fetch))
    void sessions.refresh()
    const timing = { silence: 400, firstWait: 20, longestWait: 100 }
    const replica = new Replica(slug, { sessions, locks: this.locks, timing })
    this.tabs.add(replica)
    return replica
  }

  /** As closing a tab does: the page hears `pagehide` and is gone. */
  async close(replica: Replica): Promise<void> {
    this.tabs.delete(replica)
    await replica.close()
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.tabs].map((tab) => this.close(tab)))
  }
}

/** What Node lacks of a browser's window. */
export function standInForWindow(): void {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  })
}

export const texts = (replica: Replica): string[] =>
  replica.book.log.current.items.map((item) => {
    const { record } = replica.book.entries.get(item.id) ?? {}
    return record?.text ?? record?.key ?? item.type
  })
