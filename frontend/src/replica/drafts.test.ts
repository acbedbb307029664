// @vitest-environment node
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FakeBrowser, standInForWindow, texts } from '../testing/browser'
import { Journal, KEI } from '../testing/notebook'
import { FakeServer } from '../testing/server'
import type { Replica } from './replica'

vi.setConfig({ testTimeout: 30_000 })

let server: FakeServer
let browser: FakeBrowser

beforeEach(async () => {
  standInForWindow()
  vi.stubGlobal('indexedDB', new IDBFactory())
  server = new FakeServer(new Journal())
  await server.start()
  browser = new FakeBrowser(server.base)
})
afterEach(async () => {
  await browser.closeAll()
  await server.kill()
  vi.unstubAllGlobals()
})

const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 10 })
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const draft = (tab: Replica, place = 'log') => tab.drafts.state(place)

async function opened(place = 'log'): Promise<Replica> {
  const tab = browser.open()
  tab.drafts.subscribe(place, () => {})
  await until(() => expect(draft(tab, place).ready).toBe(true))
  return tab
}

it('is there after the tab was closed in the middle of a sentence', async () => {
  const tab = await opened()
  tab.drafts.set('log', { text: 'in the mid' })
  await browser.close(tab)
  expect(draft(await opened())).toMatchObject({ text: 'in the mid', others: [] })
})

it('is saved without anybody asking, within a moment', async () => {
  const tab = await opened()
  tab.drafts.set('log', { text: 'crash' })
  await rest(350)
  // Nobody says goodbye: a second tab reads what is on disk.
  expect(draft(await opened())).toMatchObject({ text: 'crash' })
})

it('is rescued from a page that had no time to save', async () => {
  const tab = await opened()
  tab.drafts.set('log', { text: 'saved on disk' })
  await rest(350)
  const key = `tsuiki:draft:${KEI.id}:nb-1:log`
  localStorage.setItem(key, JSON.stringify({ text: 'rescued', attachments: [], savedAt: Date.now() + 1_000 }))
  await browser.close(tab)
  expect(draft(await opened())).toMatchObject({ text: 'rescued' })
  await until(() => expect(localStorage.getItem(key)).toBeNull())
})

it('belongs to its place', async () => {
  const tab = await opened()
  tab.drafts.set('log', { text: 'diary' })
  tab.drafts.set('about:1', { text: 'reply' })
  await browser.close(tab)
  const again = await opened('about:1')
  expect(draft(again, 'about:1').text).toBe('reply')
})

it('can be written in before anything is open, and nothing that was kept is lost by it', async () => {
  const before = await opened()
  before.drafts.set('log', { text: 'kept' })
  await browser.close(before)
  const tab = browser.open()
  tab.drafts.set('log', { text: 'typed at once' })
  tab.drafts.subscribe('log', () => {})
  await until(() => expect(draft(tab).others.map((other) => other.text)).toEqual(['kept']))
  expect(draft(tab).text).toBe('typed at once')
})

it('follows another tab while nothing is being written here', async () => {
  const [one, two] = [await opened(), await opened()]
  one.drafts.set('log', { text: 'from one' })
  await until(() => expect(draft(two).text).toBe('from one'))
  two.drafts.set('log', { text: 'from one and two' })
  await until(() => expect(draft(one)).toMatchObject({ text: 'from one and two', others: [] }))
})

it('written in two tabs at once, the newest wins and the other is kept beside it', async () => {
  const [one, two] = [await opened(), await opened()]
  one.drafts.set('log', { text: 'apples' })
  two.drafts.set('log', { text: 'pears' })
  await until(() => {
    expect(draft(one).others).toHaveLength(1)
    expect(draft(two)).toEqual(draft(one))
  })
  const [text, other] = [draft(one).text, draft(one).others[0]?.text]
  expect([text, other].sort()).toEqual(['apples', 'pears'])
  one.drafts.takeOther('log', 0)
  expect(draft(one)).toMatchObject({ text: other, others: [{ text }] })
  one.drafts.dropOther('log', 0)
  await browser.closeAll()
  expect(draft(await opened())).toMatchObject({ text: other, others: [] })
})

it('is gone after posting, once what was posted is safe', async () => {
  const tab = await opened()
  tab.drafts.set('log', { text: 'posted' })
  const id = tab.write.annotation({ text: 'posted' })
  tab.discardDraft('log')
  expect(draft(tab).text).toBe('')
  await browser.close(tab)
  const again = await opened()
  expect(draft(again)).toMatchObject({ text: '', others: [] })
  await until(() => expect(again.unsent()).toEqual([id]))
})

it('keeps its files out of the log, in every tab', async () => {
  const tab = await opened()
  await until(() => expect(tab.status.link).toBe('live'))
  const { id, done } = tab.write.upload(new File(['a,b'], 'table.csv', { type: 'text/csv' }))
  tab.drafts.set('log', { attachments: [id] })
  await done
  await until(() => expect(tab.views.attachment(id)?.seq).toBe(1))
  expect(texts(tab)).toEqual([])
  await rest(300)
  const other = await opened()
  await until(() => expect(other.views.attachment(id)?.seq).toBe(1))
  expect(texts(other)).toEqual([])
})

it('calls off the sending of a picture that is taken out of it again', async () => {
  const tab = await opened()
  await until(() => expect(tab.status.link).toBe('live'))
  await server.kill()
  const { id, done } = tab.write.upload(new Blob(['png'], { type: 'image/png' }))
  tab.drafts.set('log', { attachments: [id] })
  await rest(50)
  tab.drafts.set('log', { attachments: [] })
  await expect(done).rejects.toMatchObject({ kind: 'aborted' })
  await until(() => expect(tab.unsent()).toEqual([]))
})
