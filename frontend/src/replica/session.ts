import { useSyncExternalStore } from 'react'
import { type Api, createApi } from '../api/client'
import { type Failure, failureOf } from '../api/errors'
import type { Me } from '../api/records'
import { sleep } from '../lib/wait'
import { KEY, remember, remembered } from './remembered'
import { forgetOthers, forgetStores } from './store'

export type Session =
  | { state: 'unknown' }
  | { state: 'signedIn'; me: Me; stale: boolean }
  /** `provider`: one signs in with an OpenID provider, not with a token. */
  | { state: 'signedOut'; me: Me | null; provider: boolean; failure?: Failure }
  | { state: 'offline'; failure: Failure }

/** Who is here. Remembered, so that a page can show its notebook before the server has answered. */
export class Sessions {
  private session: Session
  private readonly listeners = new Set<() => void>()
  private asking: Promise<void> | null = null

  constructor(
    readonly api: Api,
    private readonly leave: (address: string) => void = (address) => location.assign(address),
  ) {
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
    // What was asked before is answered as of then.
    await this.asking
    await this.refresh()
  }

  /** Leaves, and takes the replicas along. What was written and not sent stays for the next time. */
  async signOut(): Promise<void> {
    await this.asking
    const me = this.me()
    const provider = me ? isTeam(me) : await this.api.hasProvider()
    // A page of the browser's own would be all there is to see if the server were away now.
    if (provider) await this.api.hasProvider()
    else await this.api.signOut()
    remember(null)
    this.set({ state: 'signedOut', me: null, provider })
    if (me) await within(3_000, forgetStores(me.person.id))
    // The provider's session ends there too; it leads back to the first page.
    if (provider) this.leave('/logout')
  }

  me(): Me | null {
    return 'me' in this.session ? this.session.me : null
  }

  /** The server said 401 to somebody. What is here stays readable. */
  lost(): void {
    const me = this.me()
    if (this.session.state !== 'signedOut' && me) this.set({ state: 'signedOut', me, provider: isTeam(me) })
  }

  private async ask(): Promise<void> {
    try {
      const me = await this.api.me()
      remember(me)
      this.set({ state: 'signedIn', me, stale: false })
      // What is not theirs, or not any more, leaves nothing behind.
      const theirs = me.notebooks.map((each) => each.id)
      forgetOthers(me.person.id, theirs).catch(() => {})
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (failure.kind === 'signed-out') await this.refused(failure)
      else if (!this.me()) this.set({ state: 'offline', failure })
    }
  }

  private async refused(failure: Failure): Promise<void> {
    if (this.me()) return this.lost()
    try {
      const provider = await this.api.hasProvider()
      this.set({ state: 'signedOut', me: null, provider, failure })
    } catch (thrown) {
      this.set({ state: 'offline', failure: failureOf(thrown) })
    }
  }

  private remembers(): void {
    const me = remembered()
    const before = this.me()
    if (!me) this.set({ state: 'signedOut', me: null, provider: before !== null && isTeam(before) })
    else if (JSON.stringify(me) !== JSON.stringify(this.me()) || this.session.state === 'signedOut') {
      this.set({ state: 'signedIn', me, stale: false })
    }
  }

  private set(session: Session): void {
    this.session = session
    for (const listener of this.listeners) listener()
  }
}

export const isTeam = (me: Me): boolean => me.server.mode === 'team'

/** Waits for something no longer than this; what is left of it goes on by itself. */
function within(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work.catch(() => {}), sleep(ms)])
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
