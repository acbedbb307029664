import { type Failure, keepFailure, revive } from '../api/errors'
import type { Sessions } from './session'
import type { Message, Tabs } from './tabs'
import type { Status } from './types'

type Surroundings = {
  sessions: Sessions
  tabs: Tabs
  set: (change: Partial<Status>) => unknown
  lastSeq: () => number
}

/** Whether the server can be reached: found out by the leading tab, believed by the others. */
export class Link {
  private state: Status['link'] = 'connecting'

  constructor(private readonly around: Surroundings) {}

  connecting(): void {
    this.state = 'connecting'
  }

  live(lastSeq: number): void {
    this.state = 'live'
    this.around.set({ link: 'live', lastSeq, failure: null, signedOut: false })
    this.signedInAgain()
    this.say(null)
  }

  failed(failure: Failure): void {
    this.state = 'offline'
    if (failure.kind === 'signed-out') this.around.sessions.lost()
    this.around.set({ link: 'offline', failure })
    this.say(failure)
  }

  /** Another tab leads, and says how it is. */
  heard({ link, signedOut, lastSeq, failure }: Extract<Message, { say: 'link' }>): void {
    if (signedOut) this.around.sessions.lost()
    else if (link === 'live') this.signedInAgain()
    this.around.set({ link, lastSeq, failure: failure && revive(failure) })
  }

  /** To a tab that was opened later. */
  sayAgain(): void {
    if (this.state !== 'connecting') this.say(null)
  }

  private say(failure: Failure | null): void {
    const { tabs, lastSeq } = this.around
    const signedOut = failure?.kind === 'signed-out'
    const kept = failure && keepFailure(failure)
    tabs.say({ say: 'link', link: this.state, signedOut, lastSeq: lastSeq(), failure: kept })
  }

  private signedInAgain(): void {
    const { sessions } = this.around
    if (sessions.current.state === 'signedOut') void sessions.refresh()
  }
}
