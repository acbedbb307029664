import { Failure, failureOf, keepFailure } from '../api/errors'
import { backoff } from '../lib/wait'
import type { Book } from './book'
import type { Outgoing, OwnDb } from './ownStore'
import { deliver } from './sending'
import type { Sessions } from './session'
import { Shown } from './shown'
import type { Tabs } from './tabs'
import { type Bytes, Unsent } from './unsent'
import { Uploads, type Watching } from './uploads'

export const UNDO_FOR = 5_000

type Surroundings = {
  db: OwnDb
  notebook: string
  slug: string
  sessions: Sessions
  book: Book
  tabs: Tabs
  /** How many are unsent or failed has changed. */
  onCount: () => void
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
  readonly shown: Shown
  /** What is on its way to where it is kept. */
  private readonly saves = new Map<string, Promise<void>>()
  private loading: Promise<void> = Promise.resolve()
  /** Sent or taken back, so that nobody who was just reading brings it back. */
  private readonly ended = new Set<string>()
  private readonly uploads = new Uploads()
  /** The files that are being sent, and what calls it off: also where it was another tab that was given them. */
  private readonly underway = new Map<string, AbortController>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private attempt = 0
  /** By the clock that nobody can set. */
  private notBefore = 0
  private busy = false
  private closed = false

  constructor(private readonly around: Surroundings) {
    this.kept = new Unsent(around.db, around.notebook, around.onRefused)
    this.shown = new Shown(around.book)
  }

  /** Reads what is kept, one time after another. */
  load(): Promise<void> {
    this.loading = this.loading.then(() => this.read())
    return this.loading
  }

  private async read(): Promise<void> {
    // What is written while this is read is not in it, and is not gone for that.
    const before = [...this.entries.keys()].filter((id) => !this.saves.has(id) && !this.kept.onlyHere(id))
    const kept = await this.kept.all()
    if (!kept || this.closed) return
    const ids = new Set(kept.map((each) => each.id))
    for (const id of before) if (!ids.has(id)) this.entries.delete(id)
    for (const each of kept) if (!this.ended.has(each.id)) this.show(each)
    this.around.onCount()
    this.pump()
  }

  /** Something new, with its bytes where it is a file. */
  add(entry: Outgoing, file?: Omit<Bytes, 'bytes'> & { bytes: Promise<ArrayBuffer> }): void {
    this.show(entry)
    this.saves.set(
      entry.id,
      this.save(entry, file).finally(() => this.saves.delete(entry.id)),
    )
    this.around.onCount()
  }

  private async save(entry: Outgoing, file: Parameters<Outbox['add']>[1]): Promise<void> {
    // Other tabs see nothing before what it needs.
    await Promise.all(entry.needs.map((id) => this.saves.get(id)))
    let now = entry
    let bytes: Bytes | undefined
    try {
      bytes = file && { ...file, bytes: await file.bytes }
    } catch (thrown) {
      // The file is not readable any more.
      now = this.failed(entry, new Failure('client', { cause: thrown }))
    }
    if (this.ended.has(entry.id)) return
    if (now !== entry) this.show(now)
    await this.kept.put(now, bytes)
    this.saves.delete(entry.id)
    this.said()
    this.pump()
  }

  /** Resolves when everything written so far is on disk. */
  async settled(): Promise<void> {
    await Promise.all(this.saves.values())
  }

  private show(entry: Outgoing): void {
    const known = this.entries.get(entry.id)
    this.entries.set(entry.id, entry)
    if (!this.closed) this.shown.show(entry, known)
  }

  /** Another tab wrote, sent or undid something. */
  async heard(sent: readonly string[], undone: readonly string[]): Promise<void> {
    for (const id of sent) this.acknowledged(id)
    for (const id of undone) this.forget(id)
    await this.load()
  }

  async undo(id: string): Promise<Outgoing | null> {
    const isFile = this.entries.get(id)?.type === 'attachment'
    if (isFile) {
      this.underway.get(id)?.abort()
      this.forget(id)
      // Perhaps its bytes are never read to their end.
      this.saves.delete(id)
    }
    await this.saves.get(id)
    return this.remove(id, (entry) => isFile || (entry.state === 'waiting' && entry.sendAfter > Date.now()))
  }

  async takeBack(id: string): Promise<Outgoing | null> {
    return this.remove(id, (entry) => entry.state === 'failed')
  }

  private async remove(id: string, may: (entry: Outgoing) => boolean): Promise<Outgoing | null> {
    const removed = await this.kept.remove(id, may)
    if (!removed) return null
    this.forget(id)
    this.said({ undone: [id] })
    return removed
  }

  async retry(id: string, change: { text?: string } = {}): Promise<void> {
    const entry = this.entries.get(id)
    if (!entry) return
    for (const need of entry.needs) if (this.entries.get(need)?.state === 'failed') await this.retry(need)
    await this.change(entry, (kept) => {
      if (kept.state !== 'failed') return kept
      const record = { ...kept.record, ...change }
      const body = { ...kept.body, ...change }
      return { ...kept, record, body, state: 'waiting', failure: null, sendAfter: Date.now() }
    })
    this.wake()
  }

  /** Changes an entry as it is kept; what is not kept any more was sent or taken back by another tab. */
  private async change(entry: Outgoing, how: (kept: Outgoing) => Outgoing): Promise<void> {
    const now = await this.kept.change(entry, how)
    if (!now) this.forget(entry.id)
    else if (!this.ended.has(entry.id)) this.show(now)
    this.said()
    this.around.onCount()
  }

  private failed(entry: Outgoing, failure: Failure): Outgoing {
    this.uploads.end(entry.id, failure)
    return { ...entry, state: 'failed', failure: keepFailure(failure) }
  }

  private said({ sent = [], undone = [] }: { sent?: string[]; undone?: string[] } = {}): void {
    this.around.tabs.say({ say: 'outbox', sent, undone })
  }

  private forget(id: string): void {
    this.ended.add(id)
    this.entries.delete(id)
    this.uploads.end(id, new Failure('aborted'))
    this.shown.takeAway(id)
    this.around.onCount()
  }

  private acknowledged(id: string): void {
    this.ended.add(id)
    this.entries.delete(id)
    this.uploads.end(id, null)
    this.shown.acknowledged(id)
    this.around.onCount()
  }

  wake(): void {
    this.attempt = 0
    this.notBefore = 0
    this.pump()
  }

  /** This file is sent from here, telling how far it has come. Aborting before it was acknowledged leaves nothing. */
  upload(id: string, watching: Watching, signal?: AbortSignal): void {
    this.uploads.begin(id, watching)
    signal?.addEventListener('abort', () => void this.undo(id))
  }

  /** Sends what is due, as soon as it may. */
  pump(): void {
    clearTimeout(this.timer)
    if (this.closed || this.entries.size === 0) return
    const { sessions } = this.around
    const rest = this.notBefore - performance.now()
    if (rest > 0) this.later(rest)
    else if (sessions.current.state === 'signedOut') {
      // Sent by the session of whoever comes now, it would be theirs.
      void sessions.refresh()
      this.later(this.pause(null))
    } else this.sendDue()
  }

  /** One after another; files beside them. */
  private sendDue(): void {
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
    const { failure = null } = broken ?? {}
    const wait = next.sendAfter - Date.now()
    if (broken) void this.next(() => this.change(next, (kept) => ({ ...kept, state: 'failed', failure })))
    // Longer than anybody waits: the clock was set back.
    else if (wait > 0 && wait <= UNDO_FOR) this.later(wait)
    else if (needed.length === 0) void this.next(() => this.send(next))
  }

  private later(ms: number): void {
    this.timer = setTimeout(() => this.pump(), ms)
  }

  private mine(entry: Outgoing): boolean {
    return !this.saves.has(entry.id) && (this.around.tabs.leads || this.kept.onlyHere(entry.id))
  }

  private async next(work: () => Promise<void>): Promise<void> {
    this.busy = true
    try {
      await work()
    } finally {
      this.busy = false
      this.pump()
    }
  }

  private async sendFile(entry: Outgoing): Promise<void> {
    if (this.underway.has(entry.id)) return
    this.underway.set(entry.id, new AbortController())
    await this.saves.get(entry.id)
    await this.around.tabs.alone(entry.id, () => this.send(entry))
    this.underway.delete(entry.id)
    this.pump()
  }

  /** From here on it cannot be undone. */
  private async send(entry: Outgoing): Promise<void> {
    const { sessions, slug } = this.around
    const claimed = await this.kept.change(entry, (kept) =>
      kept.state === 'failed' ? kept : { ...kept, state: 'sending' },
    )
    if (this.closed || this.ended.has(entry.id)) return
    if (!claimed) return this.forget(entry.id)
    this.show(claimed)
    if (claimed.state === 'failed') return
    const onProgress = (progress: number) => {
      this.uploads.progress(entry.id, progress)
      if (!this.closed) this.shown.state(entry.id, { state: 'sending', progress })
    }
    this.shown.state(entry.id, { state: 'sending', progress: null })
    try {
      const bytes = () => this.kept.bytesOf(entry.id)
      const signal = this.underway.get(entry.id)?.signal
      await deliver(sessions.api, slug, claimed, bytes, { onProgress, signal })
      this.attempt = 0
      // Where that fails it is sent once more under its id, which does no harm.
      await this.kept.remove(claimed.id, () => true)
      this.acknowledged(claimed.id)
      this.said({ sent: [claimed.id] })
    } catch (thrown) {
      await this.missed(claimed, failureOf(thrown))
    }
  }

  private async missed(entry: Outgoing, failure: Failure): Promise<void> {
    // left as it is, it is sent again under its id by whoever opens the outbox next
    if (this.closed || this.ended.has(entry.id) || failure.kind === 'aborted') return
    if (!failure.retryable) return this.change(entry, (kept) => this.failed(kept, failure))
    if (failure.kind === 'signed-out') this.around.sessions.lost()
    this.entries.set(entry.id, { ...entry, state: 'waiting' })
    this.shown.state(entry.id, { state: 'waiting', undoUntil: entry.sendAfter })
    this.pause(failure)
  }

  /** Nothing is sent for a while; how long. */
  private pause(failure: Failure | null): number {
    const ms = Math.max(failure?.retryAfter ?? 0, backoff(this.attempt++))
    this.notBefore = performance.now() + ms
    return ms
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    for (const sending of this.underway.values()) sending.abort()
  }
}
