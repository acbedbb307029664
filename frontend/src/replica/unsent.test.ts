// @vitest-environment node
import { IDBDatabase, IDBIndex, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type FakeBrowser, texts } from '../testing/browser'
import { Clock, cleared, laid, live, fiveSeconds as passed, until } from '../testing/desk'
import { KEI, MIO } from '../testing/notebook'
import { type FakeServer, problem } from '../testing/server'
import type { Outbox } from './outbox'
import { openOwn } from './ownStore'
import type { Replica } from './replica'
import { storeName } from './store'
import type { Locks } from './tabs'

vi.setConfig({ testTimeout: 30_000 })

let server: FakeServer
let browser: FakeBrowser
let tab: Replica
let clock: Clock

beforeEach(async () => {
  clock = new Clock()
  ;({ server, browser } = await laid())
  tab = await opened()
})
afterEach(() => cleared({ server, browser }))

const stored = () => server.journal.items.map((item) => (item.record as { text?: string }).text)
const own = (id: string, replica = tab) => replica.book.own.get(id)

const opened = () => live(browser)
const fiveSeconds = () => passed(clock, tab)

/** The next time this tab reads the outbox, something happens between the question and the answer. */
function whileReading(happens: () => void): void {
  const { getAll } = IDBIndex.prototype
  const reading = vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(function (
    this: IDBIndex,
    ...asked
  ) {
    const answer = getAll.apply(this, asked)
    if (this.objectStore.name === 'outbox') {
      reading.mockRestore()
      queueMicrotask(happens)
    }
    return answer
  })
}

it('loses nothing that is written while a notebook is being opened', async () => {
  await browser.close(tab)
  whileReading(() => tab.write.annotation({ text: 'at once' }))
  tab = browser.open()
  await until(() => expect(tab.status.link).toBe('live'))
  expect(texts(tab)).toEqual(['at once'])
  await fiveSeconds()
  await until(() => expect(stored()).toEqual(['at once']))
})

it('loses nothing that is written in the moment another tab writes', async () => {
  const second = await opened()
  whileReading(() => tab.write.annotation({ text: 'first' }))
  second.write.annotation({ text: 'second' })
  await until(() => expect(texts(tab).sort()).toEqual(['first', 'second']))
  await fiveSeconds()
  await until(() => {
    tab.wake()
    expect(stored().sort()).toEqual(['first', 'second'])
  })
})

it('sends what the disk has no room for from where it was written, and says that nothing is kept', async () => {
  const second = await opened()
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  const picture = second.write.upload(new Blob(['png'], { type: 'image/png' }))
  const id = second.write.annotation({ text: 'see', attachments: [picture.id] })
  await picture.done
  expect(second.status.keeps).toBe(false)
  const hasty = second.write.annotation({ text: 'hasty' })
  expect(await second.undo(hasty)).toMatchObject({ text: 'hasty' })
  await fiveSeconds()
  second.wake()
  await until(() => expect(second.views.annotation(id)).toMatchObject({ seq: 2, own: null }))
  expect(server.journal.items[0]?.record).toMatchObject({ id: picture.id, bytes: 'png' })
  expect(stored()).toEqual([undefined, 'see'])
})

const picture = (tab: Replica) => tab.write.upload(new Blob(['png'], { type: 'image/png' }))
const outboxOf = (tab: Replica) => (Reflect.get(tab, 'opened') as { outbox: Outbox }).outbox

async function refused(text: string): Promise<string> {
  server.instead.push({ match: /POST .*annotations/, answer: problem(422) })
  const id = tab.write.annotation({ text })
  await fiveSeconds()
  await until(() => expect(own(id)).toMatchObject({ state: 'failed' }))
  return id
}

it('sends again what was changed while the outbox is read', async () => {
  const id = await refused('wrong')
  const second = await opened()
  whileReading(() => tab.retry(id, { text: 'right' }))
  second.write.annotation({ text: 'another' })
  await until(() => expect(tab.views.annotation(id)).toMatchObject({ text: 'right', own: null }))
})

it('does not send what is being given back to be written anew', async () => {
  const id = await refused('wrong')
  const back = tab.takeBack(id)
  tab.retry(id)
  expect(await back).toMatchObject({ text: 'wrong' })
  await until(() => expect(tab.status).toMatchObject({ unsent: 0, failed: 0 }))
  await outboxOf(tab).load()
  tab.write.annotation({ text: 'anew' })
  await fiveSeconds()
  await until(() => expect(stored()).toEqual(['anew']))
  expect(texts(tab)).toEqual(['anew'])
})

it('does not bring back what another tab took back while the outbox is read', async () => {
  const id = tab.write.annotation({ text: 'hasty' })
  await outboxOf(tab).settled()
  const other = await openOwn(KEI.id)
  whileReading(() => {
    void other.delete('outbox', id)
    void outboxOf(tab).heard([], [id])
  })
  await outboxOf(tab).load()
  await outboxOf(tab).load()
  other.close()
  expect(texts(tab)).toEqual([])
})

it('sends what was written before the clock was set back, and then what speaks of it', async () => {
  const trial = tab.write.experiment({ key: 't' })
  await outboxOf(tab).settled()
  await browser.close(tab)
  const own = await openOwn(KEI.id)
  const [entry] = await own.getAll('outbox')
  if (entry)
    await own.put('outbox', { ...entry, n: entry.n + 3_600_000, sendAfter: entry.sendAfter + 3_600_000 })
  own.close()
  tab = await opened()
  tab.write.annotation({ text: 'about t', about: [{ experimentId: trial, experiment: 't' }] })
  await fiveSeconds()
  await until(() =>
    expect(server.journal.items.map((item) => item.type)).toEqual(['experiment', 'annotation']),
  )
})

it('sends a picture that another tab began with, which then hears that it is there', async () => {
  const second = await opened()
  server.instead.push({
    match: /POST .*attachments/,
    answer: { ...problem(503), headers: { 'retry-after': '3600' } },
  })
  await picture(second).done
  expect(server.asked(/POST .*attachments/)).toHaveLength(2)
  expect(server.journal.lastSeq).toBe(1)
})

it('asks no more and more often about pictures that another tab sends', async () => {
  await server.kill()
  const locks = tab.around.locks as Locks
  for (let n = 0; n < 3; n++) {
    const { id } = picture(tab)
    void locks.request(`${storeName(KEI.id, 'nb-1')}:${id}`, {}, () => new Promise(() => {}))
  }
  const asked = vi.spyOn(IDBIndex.prototype, 'getAll')
  await outboxOf(tab).settled()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  tab.wake()
  await vi.advanceTimersByTimeAsync(60_000)
  vi.useRealTimers()
  expect(asked.mock.calls.length).toBeLessThan(30)
})

it('sends words though a file that was written before them cannot be read to its end', async () => {
  const endless = new Blob(['png'], { type: 'image/png' })
  endless.arrayBuffer = () => new Promise(() => {})
  const { id, done } = tab.write.upload(endless)
  tab.write.annotation({ text: 'see' })
  await fiveSeconds()
  await until(() => expect(stored()).toEqual(['see']))
  void tab.undo(id)
  await expect(done).rejects.toMatchObject({ kind: 'aborted' })
  await until(() => expect(tab.status.unsent).toBe(0))
})

it('sends a picture from where it was kept before the disk was full', async () => {
  await server.kill()
  const { done } = picture(tab)
  await outboxOf(tab).settled()
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  await server.start()
  tab.wake()
  await done
  expect(server.journal.items[0]?.record).toMatchObject({ bytes: 'png' })
  await outboxOf(tab).load()
  expect(tab.status.unsent).toBe(0)
})

it('sends what is written after the browser has thrown its database away, and says that nothing is kept', async () => {
  const before = tab.write.annotation({ text: 'before' })
  await outboxOf(tab).settled()
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('The database connection is closing.', 'InvalidStateError')
  })
  expect(await tab.undo(before)).toBeNull()
  expect(tab.status.keeps).toBe(false)
  tab.write.annotation({ text: 'after' })
  await fiveSeconds()
  await until(() => {
    tab.wake()
    expect(stored()).toEqual(['before', 'after'])
  })
})

it('stands in nobody’s way who brings a newer form of what is kept', async () => {
  const newer = indexedDB.open(`tsuiki-own:${KEI.id}`, 2)
  await new Promise<void>((resolve, reject) => {
    newer.onsuccess = () => resolve()
    newer.onblocked = () => reject(new Error('blocked'))
  })
  newer.result.close()
  await until(() => expect(tab.status.keeps).toBe(false))
})

it('is never sent in the name of somebody who signs in after the session has ended', async () => {
  const id = tab.write.annotation({ text: 'by Kei' })
  server.signedIn = false
  tab.wake()
  await until(() => expect(tab.status.signedOut).toBe(true))
  clock.fiveSeconds()
  server.signedIn = true
  server.person = MIO
  tab.wake()
  await until(() => expect(tab.status).toMatchObject({ signedOut: false, link: 'live', unsent: 0 }))
  expect([stored(), texts(tab)]).toEqual([[], []])
  server.person = KEI
  await tab.around.sessions.refresh()
  await until(() => expect(tab.views.annotation(id)?.seq).toBe(1))
})

it('says in every tab that one is signed in again', async () => {
  const second = await opened()
  server.signedIn = false
  await server.kill()
  await server.start()
  await until(() => expect([tab.status.signedOut, second.status.signedOut]).toEqual([true, true]))
  server.signedIn = true
  tab.wake()
  await until(() => expect([tab.status.signedOut, second.status.signedOut]).toEqual([false, false]))
})
