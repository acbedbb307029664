import { IDBFactory } from 'fake-indexeddb'
import { expect, vi } from 'vitest'
import type { Replica } from '../replica/replica'
import { FakeBrowser, standInForWindow } from './browser'
import { Journal } from './notebook'
import { FakeServer } from './server'

/** A server with a notebook, and a browser in which nothing is kept yet. */
export type Desk = { server: FakeServer; browser: FakeBrowser }

export async function laid(journal = new Journal()): Promise<Desk> {
  standInForWindow()
  vi.stubGlobal('indexedDB', new IDBFactory())
  const server = new FakeServer(journal)
  await server.start()
  return { server, browser: new FakeBrowser(server.base) }
}

export async function cleared({ server, browser }: Desk): Promise<void> {
  await browser.closeAll()
  await server.kill()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
}

export const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 10 })

export const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A tab that hears of what is written. */
export async function live(browser: FakeBrowser): Promise<Replica> {
  const tab = browser.open()
  await until(() => expect(tab.status.link).toBe('live'))
  return tab
}

/** The clock that decides whether something can still be undone, put forward until the test has ended. */
export class Clock {
  private later = 0

  constructor() {
    const now = Date.now
    vi.spyOn(Date, 'now').mockImplementation(() => now() + this.later)
  }

  fiveSeconds(): void {
    this.later += 5_001
  }
}

/** Five seconds pass, and whoever is to send hears of it. */
export async function fiveSeconds(clock: Clock, tab: Replica): Promise<void> {
  await rest(30)
  clock.fiveSeconds()
  tab.wake()
}
