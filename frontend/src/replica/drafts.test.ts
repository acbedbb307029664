// @vitest-environment node
import { IDBObjectStore } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type FakeBrowser, texts } from '../testing/browser'
import { cleared, laid, rest, until } from '../testing/desk'
import { KEI } from '../testing/notebook'
import type { FakeServer } from '../testing/server'
import type { Replica } from './replica'

vi.setConfig({ testTimeout: 30_000 })

let server: FakeServer
let browser: FakeBrowser

beforeEach(async () => {
  ;({ server, browser } = await laid())
})
afterEach(() => cleared({ server, browser }))

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

it('calls off the sending of a picture that it had before the page was opened again', async () => {
  const before = await opened()
  await server.kill()
  const { id } = before.write.upload(new Blob(['png'], { type: 'image/png' }))
  before.drafts.set('log', { attachments: [id] })
  await browser.close(before)
  const tab = await opened()
  await until(() => expect(tab.unsent()).toEqual([id]))
  tab.drafts.set('log', { attachments: [] })
  await until(() => expect(tab.unsent()).toEqual([]))
  await server.start()
  tab.wake()
  await until(() => expect(tab.status.link).toBe('live'))
  expect(server.journal.items).toEqual([])
})

it('calls it off in the middle of its sending, too', async () => {
  const before = await opened()
  await server.kill()
  const { id } = before.write.upload(new Blob(['png'], { type: 'image/png' }))
  before.drafts.set('log', { attachments: [id] })
  await browser.close(before)
  await server.start()
  const sendings: (AbortSignal | null | undefined)[] = []
  const { fetch } = globalThis
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (!url.endsWith('/attachments')) return fetch(url, init)
    sendings.push(init.signal)
    return new Promise((_, reject) =>
      init.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
    )
  })
  const tab = await opened()
  await until(() => expect(sendings).toHaveLength(1))
  tab.drafts.set('log', { attachments: [] })
  await until(() => expect(sendings[0]?.aborted).toBe(true))
  expect(tab.unsent()).toEqual([])
})

it('keeps the words that are being posted until they are safe elsewhere, though the page is left', async () => {
  const tab = await opened()
  tab.drafts.set('log', { text: 'posted' })
  tab.leave()
  await tab.drafts.settled()
  let safe = () => {}
  tab.drafts.discard('log', new Promise<void>((resolve) => (safe = resolve)))
  tab.leave()
  expect(draft(await opened()).text).toBe('posted')
  tab.drafts.set('log', { text: 'next' })
  tab.leave()
  expect(draft(await opened()).text).toBe('posted\n\nnext')
  safe()
  await tab.drafts.settled()
  expect(draft(await opened()).text).toBe('next')
})

it('does not come back after posting while its saving is underway', async () => {
  const tab = await opened()
  tab.drafts.set('log', { text: 'posted' })
  tab.leave()
  tab.discardDraft('log')
  tab.leave()
  await tab.drafts.settled()
  expect(draft(await opened()).text).toBe('')
})

it('is shown to nobody when whoever wrote it leaves while it is being read', async () => {
  const before = await opened('about:1')
  before.drafts.set('about:1', { text: 'a secret' })
  await browser.close(before)
  const tab = await opened()
  const { get } = IDBObjectStore.prototype
  const reading = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
    this: IDBObjectStore,
    ...asked
  ) {
    const answer = get.apply(this, asked)
    if (this.name === 'drafts') {
      reading.mockRestore()
      queueMicrotask(() => void tab.drafts.unsettle())
      answer.addEventListener('success', () => setTimeout(read))
    }
    return answer
  })
  let read = () => {}
  const answered = new Promise<void>((resolve) => (read = resolve))
  tab.drafts.subscribe('about:1', () => {})
  await answered
  expect(draft(tab, 'about:1').text).toBe('')
})

it('can be written in a place whose draft cannot be read', async () => {
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
    throw new DOMException('Internal error', 'UnknownError')
  })
  expect(draft(await opened())).toMatchObject({ ready: true, text: '' })
})

it('is rescued although the clock was set back', async () => {
  const tab = await opened()
  const now = Date.now
  vi.spyOn(Date, 'now').mockImplementation(() => now() + 3_600_000)
  tab.drafts.set('log', { text: 'saved' })
  tab.leave()
  await tab.drafts.settled()
  vi.mocked(Date.now).mockImplementation(now)
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no time', 'AbortError')
  })
  tab.drafts.set('log', { text: 'saved and more' })
  tab.leave()
  await tab.drafts.settled()
  vi.mocked(IDBObjectStore.prototype.put).mockRestore()
  expect(draft(await opened()).text).toBe('saved and more')
})
