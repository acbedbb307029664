// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Api } from '../api/client'
import { Failure } from '../api/errors'
import type { JournalItem, JournalPage } from '../api/records'
import { longJournal } from '../testing/notebook'
import { extend, type Held, NOTHING } from './range'
import { type Reader, Sync } from './sync'

const { items } = longJournal(20)
const TIMING = { silence: 10_000, firstWait: 100, longestWait: 1_000 }

class Notes implements Reader {
  held: Held = NOTHING
  epoch = ''
  taken: JournalItem[] = []
  failures: string[] = []
  take(some: JournalItem[], epoch: string): void {
    this.held = extend(this.held, some[0]?.seq ?? 0, some.at(-1)?.seq ?? 0) ?? this.held
    this.epoch = epoch
    this.taken.push(...some)
  }
  failed(failure: Failure): void {
    this.failures.push(failure.kind)
  }
  empty(): void {}
  startAnew(): void {}
  gone(): void {}
  connecting(): void {}
  live(): void {}
  heard(): void {}
}

let notes: Notes
let sync: Sync
beforeEach(() => {
  vi.useFakeTimers()
  notes = new Notes()
})
afterEach(() => {
  sync.stop()
  vi.useRealTimers()
})

const page = (from: number, to: number): JournalPage =>
  ({ items: items.slice(from - 1, to).reverse(), lastSeq: 20, epoch: 'e' }) as JournalPage
const nothing = async () => ({ items: [], lastSeq: 20, epoch: 'e' }) as unknown as JournalPage

/** A stream that says where the journal is, and no more until it is ended. */
async function stream(_slug: string, _after: number, signal: AbortSignal): Promise<Response> {
  const begin = (controller: ReadableStreamDefaultController) => {
    controller.enqueue(new TextEncoder().encode('event: notebook\ndata: {"epoch":"e","lastSeq":20}\n\n'))
    signal.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')))
  }
  return new Response(new ReadableStream({ start: begin }))
}

function follow(api: Partial<Api>): void {
  sync = new Sync(api as Api, 'lab', notes, TIMING)
  void sync.run()
}

it('rests between two tries, though a server says that it need not', async () => {
  const journalBefore = vi.fn().mockRejectedValue(new Failure('unavailable', { retryAfter: 0 }))
  follow({ journalBefore })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(journalBefore.mock.calls.length).toBeLessThan(10)
})

it('says what went wrong with what is older, and waits as long as it was told', async () => {
  const older = vi.fn().mockRejectedValue(new Failure('unavailable', { retryAfter: 5_000 }))
  const journalBefore: Api['journalBefore'] = async (_slug, seq) => (seq > 20 ? page(11, 20) : older())
  follow({ journalBefore, journalAfter: nothing, live: stream })
  await vi.advanceTimersByTimeAsync(4_900)
  expect(notes.failures).toEqual(['unavailable'])
  expect(older).toHaveBeenCalledTimes(1)
})

it('takes nothing that was asked for before the connection ended, and goes on', async () => {
  let answer: (older: JournalPage) => void = () => {}
  const signals: AbortSignal[] = []
  follow({
    journalBefore: async (_slug, seq) => {
      if (seq > 20) return page(11, 20)
      return new Promise((resolve) => {
        if (signals.length === 0) answer = resolve
      })
    },
    journalAfter: nothing,
    live: async (slug, after, signal) => {
      signals.push(signal)
      if (signals.length === 1) throw new Failure('network')
      return stream(slug, after, signal)
    },
  })
  await vi.advanceTimersByTimeAsync(300)
  expect(signals).toHaveLength(2)
  answer({ ...page(1, 10), epoch: 'before' } as JournalPage)
  await vi.advanceTimersByTimeAsync(10)
  expect(signals[1]?.aborted).toBe(false)
  expect(notes.held).toEqual({ first: 11, last: 20 })
})

it('asks for a stream again on whose connection no answer begins', async () => {
  const live = vi.fn((_slug: string, _after: number, signal: AbortSignal) => {
    return new Promise<Response>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
    })
  })
  follow({
    journalBefore: async (_slug, seq) => (seq > 20 ? page(11, 20) : page(1, 10)),
    journalAfter: nothing,
    live,
  })
  await vi.advanceTimersByTimeAsync(TIMING.silence + TIMING.longestWait)
  expect(live).toHaveBeenCalledTimes(2)
})
