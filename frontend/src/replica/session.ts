import { useSyncExternalStore } from 'react'
import { type Api, createApi } from '../api/client'
import { type Failure, failureOf } from '../api/errors'
import type { Me } from '../api/records'
import { forgetStores } from './store'

export type Session =
  | { state: 'unknown' }
  | { state: 'signedIn'; me: Me; stale: boolean }
  | { state: 'signedOut'; me: Me | null }
  | { state: 'offline'; failure: Failure }

const KEY = 'tsuiki:me'

/** Who is here. Remembered, so that a page can show its notebook before the server has answered. */
export class Sessions {
  private session: Session
  private readonly listeners = new Set<() => void>()
  private asking: Promise<void> | null = null

  constructor(readonly api: Api) {
    const me = remembered()
    this.session = me ? { state: 'signedIn', me, stale: true } : { state: 'unknown' }
    globalThis.addEventListener?.('storage', (event) => {
      if (event.key === KEY) this.remembers()
    })
  }

  get current(): Session {
    return this.session
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Asks the server; several at once are one question. */
  refresh(): Promise<void> {
    this.asking ??= this.ask().finally(() => {
      this.asking = null
    })
    return this.asking
  }

  async signIn(token: string): Promise<void> {
    await this.api.signIn(token)
    await this.refresh()
  }

  /** Leaves, and takes the replicas along. What was written and not sent stays for the next time. */
  async signOut(): Promise<void> {
    const me = this.me()
    await this.api.signOut()
    localStorage.removeItem(KEY)
    this.set({ state: 'signedOut', me: null })
    if (me) await forgetStores(me.person.id)
  }

  me(): Me | null {
    return 'me' in this.session ? this.session.me : null
  }

  /** The server said 401 to somebody. What is here stays readable. */
  lost(): void {
    if (this.session.state !== 'signedOut') this.set({ state: 'signedOut', me: this.me() })
  }

  private async ask(): Promise<void> {
    try {
      const me = await this.api.me()
      localStorage.setItem(KEY, JSON.stringify(me))
      this.set({ state: 'signedIn', me, stale: false })
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (failure.kind === 'signed-out') this.lost()
      else if (!this.me()) this.set({ state: 'offline', failure })
    }
  }

  private remembers(): void {
    const me = remembered()
    if (!me) this.set({ state: 'signedOut', me: null })
    else if (JSON.stringify(me) !== JSON.stringify(this.me()) || this.session.state === 'signedOut') {
      this.set({ state: 'signedIn', me, stale: false })
    }
  }

  private set(session: Session): void {
    this.session = session
    for (const listener of this.listeners) listener()
  }
}

function remembered(): Me | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Me | null
  } catch {
    return null
  }
}

let shared: Sessions | undefined

/** The one of this page. */
export function sessions(): Sessions {
  if (!shared) {
    shared = new Sessions(createApi())
    void shared.refresh()
  }
  return shared
}

export function useSession(): Session {
  return useSyncExternalStore(sessions().subscribe, () => sessions().current)
}

export const refreshSession = (): Promise<void> => sessions().refresh()
export const signIn = (token: string): Promise<void> => sessions().signIn(token)
export const signOut = (): Promise<void> => sessions().signOut()
