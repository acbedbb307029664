import type { KeptFailure } from '../api/errors'
import type { JournalItem } from '../api/records'
import { uuidv7 } from '../lib/uuid'
import type { Status } from './types'

export type Message =
  | { say: 'items'; epoch: string; items: JournalItem[] }
  | { say: 'want'; epoch: string; first: number; last: number }
  | { say: 'link'; link: Status['link']; signedOut: boolean; lastSeq: number; failure: KeptFailure | null }
  | { say: 'anew' }
  | { say: 'gone' }
  | { say: 'empty'; epoch: string }
  | { say: 'outbox'; sent: string[]; undone: string[] }
  | { say: 'wake' }
  | { say: 'draft'; place: string }

export type Locks = Pick<LockManager, 'request'>

/** This tab's place among the tabs that show the same notebook to the same person. */
export class Tabs {
  readonly id = uuidv7()
  leads = false
  private readonly channel: BroadcastChannel
  private apart = false
  private readonly end = new AbortController()

  constructor(
    private readonly name: string,
    private locks: Locks | undefined = globalThis.navigator?.locks,
  ) {
    this.channel = new BroadcastChannel(name)
  }

  listen(hear: (message: Message) => void): void {
    this.channel.onmessage = (event: MessageEvent<Message>) => hear(event.data)
  }

  say(message: Message): void {
    if (!this.end.signal.aborted) this.channel.postMessage(message)
  }

  /** Whatever is written in this tab stays in it: no other can lead in its place. */
  standApart(): void {
    this.apart = true
  }

  /** Leads from the moment no other tab does, until the tab closes. Without Web Locks every tab leads itself. */
  lead(begin: () => void): void {
    const now = () => {
      if (this.end.signal.aborted) return
      this.leads = true
      begin()
    }
    if (!this.locks || this.apart) {
      now()
      return
    }
    const held = () => {
      now()
      return new Promise<void>((resolve) => {
        if (this.end.signal.aborted) resolve()
        this.end.signal.addEventListener('abort', () => resolve())
      })
    }
    this.locks.request(this.name, { signal: this.end.signal }, held).catch(() => {
      // Not to be had here, unless this tab has closed.
      this.locks = undefined
      now()
    })
  }

  /** Does something while no other tab does it. */
  async alone(what: string, work: () => Promise<void>): Promise<void> {
    if (!this.locks || this.apart) return work()
    await this.locks.request(`${this.name}:${what}`, { signal: this.end.signal }, work).catch(() => {})
  }

  close(): void {
    this.leads = false
    this.end.abort()
    this.channel.close()
  }
}
