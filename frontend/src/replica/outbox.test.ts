// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type FakeBrowser, texts } from '../testing/browser'
import { Clock, cleared, laid, live, fiveSeconds as passed, until } from '../testing/desk'
import { type FakeServer, problem } from '../testing/server'
import type { Replica } from './replica'

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

it('shows what was written at once, and sends it when it cannot be undone any more', async () => {
  const id = tab.write.annotation({ text: 'mine' })
  expect(texts(tab)).toEqual(['mine'])
  expect(own(id)).toMatchObject({ state: 'waiting' })
  expect(tab.status.unsent).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(stored()).toEqual([])
  await fiveSeconds()
  await until(() => expect(tab.views.annotation(id)).toMatchObject({ seq: 1, own: null, text: 'mine' }))
  expect(stored()).toEqual(['mine'])
  await until(() => expect(tab.status.unsent).toBe(0))
})

it('takes back what was undone in time, and gives back what was written', async () => {
  const id = tab.write.annotation({ text: 'hasty', kind: 'correction', about: [{ experiment: 'x' }] })
  expect(await tab.undo(id)).toEqual({
    kind: 'correction',
    text: 'hasty',
    about: [{ experiment: 'x' }],
    attachments: [],
  })
  expect(texts(tab)).toEqual([])
  await fiveSeconds()
  const next = tab.write.annotation({ text: 'considered' })
  await fiveSeconds()
  await until(() => expect(tab.views.annotation(next)?.seq).toBe(1))
  expect(stored()).toEqual(['considered'])
  expect(await tab.undo(next)).toBeNull()
})

it('is never drawn twice nor away while the journal takes it over', async () => {
  const id = tab.write.annotation({ text: 'steady' })
  const seen: string[] = []
  tab.book.topics.subscribe('log', () => seen.push(texts(tab).join()))
  await fiveSeconds()
  await until(() => expect(tab.views.annotation(id)?.seq).toBe(1))
  expect(new Set(seen)).toEqual(new Set(['steady']))
})

it('survives the closing of the tab: it is sent on the next opening', async () => {
  const id = tab.write.annotation({ text: 'last words' })
  await browser.close(tab)
  clock.fiveSeconds()
  tab = await opened()
  await until(() => expect(tab.views.annotation(id)?.seq).toBe(1))
  expect(stored()).toEqual(['last words'])
})

it('is sent by another tab when its own closes', async () => {
  const second = await opened()
  const id = second.write.annotation({ text: 'from the second tab' })
  await until(() => expect(texts(tab)).toEqual(['from the second tab']))
  await browser.close(second)
  await fiveSeconds()
  await until(() => expect(tab.views.annotation(id)?.seq).toBe(1))
})

it('can be undone in the tab that wrote it although another one sends', async () => {
  const second = await opened()
  const id = second.write.annotation({ text: 'second thoughts' })
  await until(() => expect(texts(tab)).toEqual(['second thoughts']))
  expect(await second.undo(id)).toMatchObject({ text: 'second thoughts' })
  await until(() => expect(texts(tab)).toEqual([]))
})

it('is sent once, in order, however often the server fails', async () => {
  for (const status of [503, 500, 429]) {
    const answer = { ...problem(status), headers: { 'retry-after': '0' } }
    server.instead.push({ match: /POST .*annotations/, answer })
  }
  for (const text of ['one', 'two', 'three']) tab.write.annotation({ text })
  await fiveSeconds()
  await until(() => {
    tab.wake()
    expect(stored()).toEqual(['one', 'two', 'three'])
  })
  expect(tab.failed()).toEqual([])
})

it('is not doubled when the answer was lost on the way', async () => {
  const id = tab.write.annotation({ text: 'once' })
  server.instead.push({ match: /POST .*annotations/, answer: problem(502) })
  server.journal.annotation('once', [], { id })
  await fiveSeconds()
  await until(() => {
    tab.wake()
    expect(tab.status.unsent).toBe(0)
  })
  expect(stored()).toEqual(['once'])
})

it('waits while there is no server, shows it meanwhile, and sends when there is one', async () => {
  await server.kill()
  const id = tab.write.annotation({ text: 'offline' })
  await fiveSeconds()
  // Long enough to have been tried: it says again that it waits.
  await new Promise((resolve) => setTimeout(resolve, 100))
  await until(() => expect(own(id)).toMatchObject({ state: 'waiting' }))
  expect(texts(tab)).toEqual(['offline'])
  await server.start()
  await until(() => expect(tab.views.annotation(id)?.seq).toBe(1))
})

it('keeps what the server refused, with the reason, lets it be changed and sent again', async () => {
  server.instead.push({ match: /POST .*annotations/, answer: problem(422, 'quote-not-found') })
  const id = tab.write.annotation({ text: 'wrong' })
  const next = tab.write.annotation({ text: 'next' })
  await fiveSeconds()
  await until(() => expect(own(id)).toMatchObject({ state: 'failed', failure: { code: 'quote-not-found' } }))
  await until(() => expect(tab.views.annotation(next)?.seq).toBe(1))
  expect(tab.status.failed).toBe(1)
  await browser.close(tab)
  tab = await opened()
  expect(tab.views.annotation(id)).toMatchObject({ text: 'wrong', own: { state: 'failed' } })
  tab.retry(id, { text: 'right' })
  await until(() => expect(tab.views.annotation(id)).toMatchObject({ text: 'right', seq: 2, own: null }))
})

it('gives a refused entry back to be written anew', async () => {
  server.instead.push({ match: /POST .*annotations/, answer: problem(403) })
  const id = tab.write.annotation({ text: 'not allowed' })
  await fiveSeconds()
  await until(() => expect(own(id)).toMatchObject({ state: 'failed' }))
  expect(await tab.takeBack(id)).toMatchObject({ text: 'not allowed' })
  expect(texts(tab)).toEqual([])
})

it('waits for signing in, and loses nothing by it', async () => {
  const id = tab.write.annotation({ text: 'patient' })
  server.signedIn = false
  await fiveSeconds()
  await until(() => expect(tab.status.signedOut).toBe(true))
  server.signedIn = true
  await tab.around.sessions.refresh()
  await until(() => expect(tab.views.annotation(id)?.seq).toBe(1))
})

it('sends a picture at once, and the words that have it after it', async () => {
  const progress: number[] = []
  const picture = tab.write.upload(new Blob(['png'], { type: 'image/png' }), {
    onProgress: (f) => progress.push(f),
  })
  const id = tab.write.annotation({ text: 'see', attachments: [picture.id] })
  await picture.done
  expect(progress.at(-1)).toBe(1)
  await fiveSeconds()
  await until(() => expect(tab.views.annotation(id)?.seq).toBe(2))
  expect(server.journal.items[0]?.record).toMatchObject({ id: picture.id, bytes: 'png' })
})

it('keeps the bytes of a picture until the server has them, also when the tab is closed', async () => {
  await server.kill()
  const picture = tab.write.upload(new Blob(['bytes'], { type: 'image/png' }))
  const id = tab.write.annotation({ text: 'see', attachments: [picture.id] })
  await new Promise((resolve) => setTimeout(resolve, 100))
  await browser.close(tab)
  clock.fiveSeconds()
  await server.start()
  tab = await opened()
  await until(() => expect(tab.views.annotation(id)?.seq).toBe(2))
  expect(server.journal.items[0]?.record).toMatchObject({ id: picture.id, bytes: 'bytes' })
})

it('leaves nothing behind of a picture that was called off', async () => {
  await server.kill()
  const off = new AbortController()
  const picture = tab.write.upload(new Blob(['png'], { type: 'image/png' }), { signal: off.signal })
  await until(() => expect(tab.views.attachment(picture.id)).toBeTruthy())
  off.abort()
  await expect(picture.done).rejects.toMatchObject({ kind: 'aborted' })
  await until(() => expect(tab.views.attachment(picture.id)).toBeNull())
  await server.start()
  tab.wake()
  await until(() => expect(tab.status.link).toBe('live'))
  expect(server.journal.items).toEqual([])
})

it('fails the words with the picture they were to have, and sends both again together', async () => {
  server.instead.push({ match: /POST .*attachments/, answer: problem(413, 'too-large') })
  const picture = tab.write.upload(new Blob(['png'], { type: 'image/png' }))
  await expect(picture.done).rejects.toMatchObject({ kind: 'too-large' })
  const id = tab.write.annotation({ text: 'see', attachments: [picture.id] })
  await fiveSeconds()
  await until(() => expect(own(id)).toMatchObject({ state: 'failed', failure: { kind: 'too-large' } }))
  tab.retry(id)
  await until(() => expect(tab.views.annotation(id)?.seq).toBe(2))
})

it('amends a trial by its current key, and shows the amendment before it is sent', async () => {
  const trial = server.journal.experiment('t', { results: { acc: 1 } })
  server.push()
  await until(() => expect(texts(tab)).toEqual(['t']))
  tab.write.amendment({ experiment: trial.record.id, results: { acc: 2 }, parents: ['base'] })
  expect(tab.views.experiment('t')).toMatchObject({ results: [{ value: 2 }], parents: [{ key: 'base' }] })
  await fiveSeconds()
  await until(() => expect(server.journal.lastSeq).toBe(2))
  expect(server.asked(/POST/)).toEqual(['POST /notebooks/lab/experiments/t/amendments'])
})

it('stays through signing out, and is there for the same person afterwards', async () => {
  const id = tab.write.annotation({ text: 'kept' })
  await new Promise((resolve) => setTimeout(resolve, 50))
  server.instead.push({ match: /DELETE/, answer: { status: 204 } })
  await tab.around.sessions.signOut()
  await until(() => expect(texts(tab)).toEqual([]))
  await browser.close(tab)
  clock.fiveSeconds()
  tab = await opened()
  await until(() => expect(tab.views.annotation(id)?.seq).toBe(1))
})
