import type { Api } from '../api/client'
import { Failure, failureOf, keepFailure, revive } from '../api/errors'
import { backoff } from '../lib/wait'
import type { Book } from './book'
import { localEntry } from './entries'
import type { Outgoing, OwnDb } from './ownStore'
import { deliver } from './sending'
import type { Tabs } from './tabs'
import type { Own } from './types'
import { type Bytes, Unsent } from './unsent'

export const UNDO_FOR = 5_000

type Upload = {
  abort: AbortController
  onProgress: (fraction: number) => void
  onEnd: (failure: Failure | null) => void
}

type Surroundings = {
  db: OwnDb
  notebook: string
  slug: string
  api: Api
  book: Book
  tabs: Tabs
  /** How many are unsent or failed has changed. */
  onCount: () => void
  onSignedOut: () => void
  /** This browser does not keep what is written. */
  onRefused: () => void
}

/**
 * What was written here and is not acknowledged. Entries are shown at once, can be taken back until they are sent, are
 * sent in order by the leading tab (files by the tab that has them), and stay in IndexedDB until the server has them.
 */
export class Outbox {
  readonly entries = new Map<string, Outgoing>()
  private readonly kept: Unsent
  private readonly unsaved = new Set<string>()
  private loading: Promise<void> = Promise.resolve()
  private readonly sent = new Set<string>()
  private readonly uploads = new Map<string, Upload>()
  private readonly underway = new Set<string>()
  private saving: Promise<unknown> = Promise.resolve()
  private timer: ReturnType<typeof setTimeout> | undefined
  private attempt = 0
  private notBefore = 0
  private busy = false
  private closed = false

  constructor(private readonly around: Surroundings) {
    this.kept = new Unsent(around.db, around.notebook, around.onRefused)
  }

  /** Reads what is kept, one time after another. */
  load(): Promise<void> {
    this.loading = this.loading.then(() => this.read())
    return this.loading
  }

  private async read(): Promise<void> {
    // What is written while this is read is not in it, and is not gone for that.
    const before = [...this.entries.keys()].filter((id) => !this.unsaved.has(id) && !this.kept.onlyHere(id))
    const kept = await this.kept.all()
    if (!kept || this.closed) return
    const ids = new Set(kept.map((each) => each.id))
    for (const id of before) if (!ids.has(id)) this.entries.delete(id)
    for (const each of kept) this.show(each)
    this.around.onCount()
    this.pump()
  }

  /** Something new, with its bytes where it is a file. */
  add(entry: Outgoing, file?: Omit<Bytes, 'bytes'> & { bytes: Promise<ArrayBuffer> }): void {
    this.show(entry)
    this.unsaved.add(entry.id)
    this.saving = this.saving.then(() => this.save(entry, file)).finally(() => this.unsaved.delete(entry.id))
    this.around.onCount()
  }

  private async save(entry: Outgoing, file: Parameters<Outbox['add']>[1]): Promise<void> {
    try {
      const bytes = file && { ...file, bytes: await file.bytes }
      if (!this.entries.has(entry.id)) return
      await this.kept.put(entry, bytes)
      this.unsaved.delete(entry.id)
    } catch (thrown) {
      // The file is not readable any more.
      return this.missed(entry, new Failure('client', { cause: thrown }))
    }
    this.around.tabs.say({ say: 'outbox', sent: [], undone: [] })
    this.pump()
  }

  /** Resolves when everything written so far is on disk. */
  async settled(): Promise<void> {
    await this.saving
  }

  private show(entry: Outgoing): void {
    const { book } = this.around
    const known = this.entries.get(entry.id)
    this.entries.set(entry.id, entry)
    if (typeof book.entries.get(entry.id)?.seq === 'number') return
    const own = this.ownOf(entry)
    if (book.entries.has(entry.id) && known?.record === entry.record) {
      book.setOwn(entry.id, own)
      return
    }
    book.own.set(entry.id, own)
    book.change([localEntry(entry.type, entry.author, entry.record)])
  }

  private ownOf(entry: Outgoing): Own {
    if (entry.state === 'failed' && entry.failure) return { state: 'failed', failure: revive(entry.failure) }
    if (entry.state === 'sending' || entry.sendAfter <= Date.now())
      return { state: 'sending', progress: null }
    return { state: 'waiting', undoUntil: entry.sendAfter }
  }

  /** Another tab wrote, sent or undid something. */
  async heard(sent: readonly string[], undone: readonly string[]): Promise<void> {
    for (const id of sent) this.acknowledged(id)
    for (const id of undone) this.forget(id)
    await this.load()
  }

  async undo(id: string): Promise<Outgoing | null> {
    const upload = this.uploads.get(id)
    upload?.abort.abort()
    upload?.onEnd(new Failure('aborted'))
    await this.settled()
    return this.remove(
      id,
      (entry) => upload !== undefined || (entry.state === 'waiting' && entry.sendAfter > Date.now()),
    )
  }

  async takeBack(id: string): Promise<Outgoing | null> {
    return this.remove(id, (entry) => entry.state === 'failed')
  }

  private async remove(id: string, may: (entry: Outgoing) => boolean): Promise<Outgoing | null> {
    const removed = await this.kept.remove(id, may)
    if (!removed) return null
    this.forget(id)
    this.around.tabs.say({ say: 'outbox', sent: [], undone: [id] })
    return removed
  }

  async retry(id: string, change: { text?: string } = {}): Promise<void> {
    const entry = this.entries.get(id)
    if (!entry) return
    for (const need of entry.needs) if (this.entries.get(need)?.state === 'failed') await this.retry(need)
    const record = { ...entry.record, ...change }
    const body = { ...entry.body, ...change }
    await this.update({ ...entry, record, body, state: 'waiting', failure: null, sendAfter: Date.now() })
    this.wake()
  }

  private async update(entry: Outgoing): Promise<void> {
    this.show(entry)
    await this.kept.put(entry)
    this.around.tabs.say({ say: 'outbox', sent: [], undone: [] })
    this.around.onCount()
  }

  private forget(id: string): void {
    this.entries.delete(id)
    this.around.book.own.delete(id)
    this.around.book.change([], [id])
    this.around.onCount()
  }

  private acknowledged(id: string): void {
    const { book } = this.around
    this.entries.delete(id)
    if (book.entries.get(id)?.seq === null) {
      this.sent.add(id)
      book.setOwn(id, { state: 'sent' })
    }
    this.around.onCount()
  }

  /** The journal begins anew: what it is to bring back may not be in it any more. */
  anew(): void {
    const { book } = this.around
    const missing = [...this.sent].filter((id) => book.entries.get(id)?.seq === null)
    this.sent.clear()
    for (const id of missing) book.own.delete(id)
    book.change([], missing)
  }

  wake(): void {
    this.attempt = 0
    this.notBefore = 0
    this.pump()
  }

  /** This file is sent from here, telling how far it has come. Aborting before it was acknowledged leaves nothing. */
  upload(id: string, onProgress: Upload['onProgress'], onEnd: Upload['onEnd'], signal?: AbortSignal): void {
    const abort = new AbortController()
    this.uploads.set(id, { abort, onProgress, onEnd })
    signal?.addEventListener('abort', () => void this.undo(id))
  }

  /** Sends what is due, one after another; files beside them. */
  pump(): void {
    clearTimeout(this.timer)
    if (this.closed) return
    const now = Date.now()
    if (now < this.notBefore) {
      this.timer = setTimeout(() => this.pump(), this.notBefore - now)
      return
    }
    for (const entry of this.entries.values()) {
      const mine = this.uploads.has(entry.id) || this.mine(entry)
      if (entry.type === 'attachment' && entry.state !== 'failed' && mine) void this.sendFile(entry)
    }
    if (this.busy) return
    const next = [...this.entries.values()]
      .sort((a, b) => a.n - b.n)
      .find((entry) => entry.type !== 'attachment' && entry.state !== 'failed' && this.mine(entry))
    if (!next) return
    const needed = next.needs.map((id) => this.entries.get(id)).filter((each) => each !== undefined)
    const broken = needed.find((each) => each.state === 'failed')
    if (broken)
      void this.update({ ...next, state: 'failed', failure: broken.failure }).then(() => this.pump())
    else if (next.sendAfter > now) this.timer = setTimeout(() => this.pump(), next.sendAfter - now)
    else if (needed.length === 0) void this.sendNext(next)
  }

  private mine(entry: Outgoing): boolean {
    return !this.unsaved.has(entry.id) && (this.around.tabs.leads || this.kept.onlyHere(entry.id))
  }

  private async sendNext(entry: Outgoing): Promise<void> {
    this.busy = true
    try {
      await this.send(entry)
    } finally {
      this.busy = false
      this.pump()
    }
  }

  private async sendFile(entry: Outgoing): Promise<void> {
    if (this.underway.has(entry.id)) return
    this.underway.add(entry.id)
    await this.saving
    const here = await this.around.tabs.alone(entry.id, () => this.send(entry))
    this.underway.delete(entry.id)
    if (here) this.pump()
    else setTimeout(() => !this.closed && void this.load(), 5_000)
  }

  private async send(entry: Outgoing): Promise<void> {
    const { tabs, book, api, slug } = this.around
    const claimed = await this.kept.claim(entry)
    if (!claimed) {
      if (this.sent.has(entry.id)) this.entries.delete(entry.id)
      else this.forget(entry.id)
      return
    }
    this.entries.set(entry.id, claimed)
    const upload = this.uploads.get(entry.id)
    const progress = (fraction: number) => {
      upload?.onProgress(fraction)
      book.setOwn(entry.id, { state: 'sending', progress: fraction })
    }
    book.setOwn(entry.id, { state: 'sending', progress: null })
    try {
      const bytes = this.kept.whereIs(entry.id)
      await deliver(api, slug, claimed, bytes, { onProgress: progress, signal: upload?.abort.signal })
      this.attempt = 0
      // Where that fails it is sent once more under its id, which does no harm.
      await this.kept.remove(claimed.id, () => true).catch(() => {})
      this.acknowledged(claimed.id)
      upload?.onEnd(null)
      this.uploads.delete(entry.id)
      tabs.say({ say: 'outbox', sent: [claimed.id], undone: [] })
    } catch (thrown) {
      await this.missed(claimed, failureOf(thrown))
    }
  }

  private async missed(entry: Outgoing, failure: Failure): Promise<void> {
    // left as it is, it is sent again under its id by whoever opens the outbox next
    if (this.closed || failure.kind === 'aborted') return
    if (!failure.retryable) {
      this.uploads.get(entry.id)?.onEnd(failure)
      return this.update({ ...entry, state: 'failed', failure: keepFailure(failure) })
    }
    if (failure.kind === 'signed-out') this.around.onSignedOut()
    this.entries.set(entry.id, { ...entry, state: 'waiting' })
    this.around.book.setOwn(entry.id, { state: 'waiting', undoUntil: entry.sendAfter })
    this.notBefore = Date.now() + (failure.retryAfter ?? backoff(this.attempt++))
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    for (const { abort } of this.uploads.values()) abort.abort()
  }
}
