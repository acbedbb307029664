// @vitest-environment node
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApi } from '../api/client'
import { standInForWindow } from '../testing/browser'
import { Journal, KEI } from '../testing/notebook'
import { FakeServer } from '../testing/server'
import { openOwn } from './ownStore'
import { remembered } from './remembered'
import { Sessions } from './session'
import { Store, storeName } from './store'

let server: FakeServer
let left: string[]

beforeEach(async () => {
  standInForWindow()
  vi.stubGlobal('indexedDB', new IDBFactory())
  left = []
  server = new FakeServer(new Journal())
  server.mode = 'team'
  await server.start()
})

afterEach(() => server.kill())

const opened = () => new Sessions(createApi(server.base, fetch), (address) => left.push(address))

async function keep(person: string, notebook: string): Promise<void> {
  const store = await Store.open(storeName(person, notebook))
  store.close()
}

const kept = async () => (await indexedDB.databases()).map((each) => each.name).sort()

it('knows, with nobody signed in, whether one signs in with a provider or with a token', async () => {
  server.signedIn = false
  const team = opened()
  await team.refresh()
  expect(team.current).toMatchObject({ state: 'signedOut', me: null, provider: true })
  server.mode = 'local'
  const local = opened()
  await local.refresh()
  expect(local.current).toMatchObject({ state: 'signedOut', me: null, provider: false })
})

it('keeps who was here and what they have when the session expires', async () => {
  const sessions = opened()
  await sessions.refresh()
  await keep(KEI.id, 'nb-1')
  server.signedIn = false
  await sessions.refresh()
  expect(sessions.current).toMatchObject({ state: 'signedOut', me: { person: KEI }, provider: true })
  expect(await kept()).toContain(storeName(KEI.id, 'nb-1'))
  server.signedIn = true
  await sessions.refresh()
  expect(sessions.current).toMatchObject({ state: 'signedIn', stale: false })
})

it('takes an expired session of a provider, which says 499, for signed out', async () => {
  const sessions = opened()
  await sessions.refresh()
  server.instead.push({ match: /GET \/me/, answer: { status: 499 } })
  await sessions.refresh()
  expect(sessions.current.state).toBe('signedOut')
})

it('clears the replicas on signing out, keeps outbox and drafts, and goes on to end the provider’s session', async () => {
  const sessions = opened()
  await sessions.refresh()
  await keep(KEI.id, 'nb-1')
  ;(await openOwn(KEI.id)).close()
  await sessions.signOut()
  expect(left).toEqual(['/logout'])
  expect(sessions.current).toMatchObject({ state: 'signedOut', me: null, provider: true })
  expect(await kept()).not.toContain(storeName(KEI.id, 'nb-1'))
  expect(await kept()).toContain(`tsuiki-own:${KEI.id}`)
})

it('stays signed in, with everything in place, when the server is away at signing out', async () => {
  const sessions = opened()
  await sessions.refresh()
  await keep(KEI.id, 'nb-1')
  await server.kill()
  await expect(sessions.signOut()).rejects.toMatchObject({ kind: 'network' })
  expect(sessions.current.state).toBe('signedIn')
  expect(left).toEqual([])
  expect(await kept()).toContain(storeName(KEI.id, 'nb-1'))
})

it('drops the replica of a notebook one is no member of any more, and of whoever was here before', async () => {
  await keep(KEI.id, 'nb-1')
  await keep(KEI.id, 'nb-left')
  await keep('somebody-else', 'nb-1')
  await opened().refresh()
  await expect.poll(kept).not.toContain(storeName(KEI.id, 'nb-left'))
  expect(await kept()).toContain(storeName(KEI.id, 'nb-1'))
  expect(await kept()).not.toContain(storeName('somebody-else', 'nb-1'))
})

/** The next question for who is here is answered as of now, but only when it is let be. */
function slowly(): { sessions: Sessions; answer: () => void } {
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  let first = true
  const ask: typeof fetch = async (url, init) => {
    const answered = await fetch(url, init)
    if (first && String(url).endsWith('/me')) {
      first = false
      await held
    }
    return answered
  }
  return { sessions: new Sessions(createApi(server.base, ask), (address) => left.push(address)), answer }
}

it('is signed in after signing in, though it was asked before and is answered late', async () => {
  server.signedIn = false
  const { sessions, answer } = slowly()
  void sessions.refresh()
  await expect.poll(() => server.asked(/GET \/me/)).toHaveLength(1)
  server.signedIn = true
  server.instead.push({ match: /POST \/session/, answer: { status: 204 } })
  const signedIn = sessions.signIn('tsk_1')
  await expect.poll(() => server.asked(/POST \/session/)).toHaveLength(1)
  answer()
  await signedIn
  expect(sessions.current.state).toBe('signedIn')
})

it('is signed out after signing out, though it was asked before and is answered late', async () => {
  const { sessions, answer } = slowly()
  const asked = sessions.refresh()
  await expect.poll(() => server.asked(/GET \/me/)).toHaveLength(1)
  const signedOut = sessions.signOut()
  await new Promise((resolve) => setTimeout(resolve, 50))
  answer()
  await Promise.all([asked, signedOut])
  expect(sessions.current).toMatchObject({ state: 'signedOut', me: null })
  expect(remembered()).toBeNull()
})
