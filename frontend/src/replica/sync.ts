import type { Api } from '../api/client'
import { Failure, failureOf } from '../api/errors'
import { readLive } from '../api/live'
import type { JournalItem, JournalPage } from '../api/records'
import { backoff, sleep } from '../lib/wait'
import { type Held, holdsAll, holdsNothing, isHeld } from './range'

/** What the journal is read into. */
export type Reader = {
  readonly held: Held
  readonly epoch: string
  take(items: JournalItem[], epoch: string): void
  empty(epoch: string): void
  startAnew(): void
  gone(): void
  connecting(): void
  live(lastSeq: number): void
  heard(lastSeq: number): void
  failed(failure: Failure): void
}

export type Timing = { silence: number; firstWait: number; longestWait: number }
export const TIMING: Timing = { silence: 40_000, firstWait: 400, longestWait: 30_000 }

/**
 * Keeps a reader level with the server: what is newer, then the live stream; on a first visit the newest page, then the
 * stream and, behind it, what is older. Runs until it is stopped.
 */
export class Sync {
  private readonly end = new AbortController()
  private round = new AbortController()
  private nap = new AbortController()
  private anew = false

  constructor(
    private readonly api: Api,
    private readonly slug: string,
    private readonly reader: Reader,
    private readonly timing: Timing = TIMING,
  ) {}

  async run(): Promise<void> {
    for (let attempt = 0; !this.end.signal.aborted; ) {
      this.round = new AbortController()
      this.anew = false
      try {
        this.reader.connecting()
        await this.once(() => {
          attempt = 0
        })
      } catch (thrown) {
        if (this.end.signal.aborted) return
        if (this.anew) {
          this.reader.startAnew()
          continue
        }
        const failure = failureOf(this.round.signal.reason ?? thrown)
        if (failure.kind === 'not-found') this.reader.gone()
        else if (attempt > 0 || failure.kind !== 'network') this.reader.failed(failure)
        const wait = backoff(attempt++, this.timing.firstWait, this.timing.longestWait)
        await this.rest(Math.max(wait, failure.retryAfter ?? 0))
      } finally {
        this.round.abort()
      }
    }
  }

  stop(): void {
    this.end.abort()
    this.round.abort()
    this.nap.abort()
  }

  /** There may be a network, or somebody signed in, again: do not wait any longer. */
  wake(reconnect = false): void {
    this.nap.abort()
    if (reconnect) this.round.abort()
  }

  private async rest(ms: number): Promise<void> {
    this.nap = new AbortController()
    await sleep(ms, this.nap.signal)
  }

  private async once(onLive: () => void): Promise<void> {
    const { reader, api, slug, round } = this
    const { signal } = round
    if (holdsNothing(reader.held)) {
      this.takeOlder(await api.journalBefore(slug, Number.MAX_SAFE_INTEGER, signal))
    } else {
      for (;;) {
        const page = await api.journalAfter(slug, reader.held.last, signal)
        this.check(page.epoch, page.lastSeq)
        if (page.items.length === 0) break
        this.take(page.items, page.epoch)
        reader.heard(page.lastSeq)
        if (reader.held.last >= page.lastSeq) break
      }
    }
    this.fill(signal).catch((thrown) => round.abort(failureOf(thrown)))
    const dead = setTimeout(() => round.abort(new Failure('network')), this.timing.silence)
    const response = await api.live(slug, reader.held.last, signal).finally(() => clearTimeout(dead))
    await readLive(
      response,
      {
        onNotebook: ({ epoch, lastSeq }) => {
          this.check(epoch, lastSeq)
          if (holdsAll(reader.held)) onLive()
          reader.live(lastSeq)
        },
        onItems: (items) => {
          const news = items.filter((item) => item.seq > reader.held.last)
          if (news.length === 0) return
          if (news[0]?.seq !== reader.held.last + 1) throw new Failure('server')
          this.take(news, reader.epoch)
          reader.heard(reader.held.last)
        },
      },
      round,
      this.timing.silence,
    )
  }

  /** What a first visit has not seen yet, newest first. */
  private async fill(signal: AbortSignal): Promise<void> {
    while (!holdsAll(this.reader.held) && !signal.aborted) {
      const page = await this.api.journalBefore(this.slug, this.reader.held.first, signal)
      if (signal.aborted) return
      this.check(page.epoch, page.lastSeq)
      if (page.items.length === 0) throw new Failure('server')
      this.takeOlder(page)
    }
  }

  private takeOlder(page: JournalPage): void {
    if (page.items.length === 0 && page.lastSeq > 0) throw new Failure('server')
    if (page.items.length === 0) this.reader.empty(page.epoch)
    else this.take(page.items.reverse(), page.epoch)
    this.reader.heard(page.lastSeq)
  }

  private take(items: JournalItem[], epoch: string): void {
    if (makesStale(items, this.reader.held)) {
      this.anew = true
      throw new Failure('aborted')
    }
    this.reader.take(items, epoch)
  }

  private check(epoch: string, lastSeq: number): void {
    const { reader } = this
    if (epoch === reader.epoch && lastSeq >= reader.held.last) return
    this.anew = true
    throw new Failure('aborted')
  }
}

/**
 * A redaction may have taken words out of other records too (quotes of them, say). Where those are here already, all is
 * read again: it is rare, and nothing that leaked is left anywhere.
 */
export function makesStale(items: readonly JournalItem[], held: Held): boolean {
  return items.some(
    ({ type, record }) => type === 'redaction' && record.rewritten?.some((seq) => isHeld(held, seq)),
  )
}
