// @vitest-environment node
import { IDBIndex } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type FakeBrowser, texts } from '../testing/browser'
import { cleared, laid, until } from '../testing/desk'
import { KEI, MIO } from '../testing/notebook'
import type { FakeServer } from '../testing/server'
import type { Replica } from './replica'

vi.setConfig({ testTimeout: 30_000 })

/** What a person wrote is not there before this lets it be. */
const gate = vi.hoisted(() => ({ opens: Promise.resolve() }))
vi.mock('./ahead', async (original) => {
  const ahead = await original<typeof import('./ahead')>()
  const takeOwn: typeof ahead.takeOwn = (person) => gate.opens.then(() => ahead.takeOwn(person))
  return { ...ahead, takeOwn }
})

let server: FakeServer
let browser: FakeBrowser
let open: () => void

beforeEach(async () => {
  ;({ server, browser } = await laid())
  gate.opens = new Promise((resolve) => {
    open = resolve
  })
})
afterEach(async () => {
  open()
  await cleared({ server, browser })
})

/** A tab that shows its notebook, and whose browser takes its time. */
async function slowTab(): Promise<Replica> {
  const tab = browser.open()
  await until(() => expect(tab.status.read).toBe(true))
  return tab
}

it('takes what is posted while a notebook is still being opened, and clears the box for what comes next', async () => {
  const tab = await slowTab()
  tab.drafts.set('log', { text: 'at once' })
  tab.write.annotation({ text: 'at once' })
  tab.discardDraft('log')
  expect(tab.drafts.state('log').text).toBe('')
  expect([...tab.unsent(), ...tab.failed()]).toEqual([])
  open()
  await until(() => expect(texts(tab)).toEqual(['at once']))
  expect(tab.drafts.state('log').text).toBe('')
})

it('undoes what was posted while a notebook was still being opened', async () => {
  const tab = await slowTab()
  const undone = tab.undo(tab.write.annotation({ text: 'hasty' }))
  open()
  expect(await undone).toMatchObject({ text: 'hasty' })
  await until(() => expect(tab.status.link).toBe('live'))
  expect(texts(tab)).toEqual([])
})

it('lets a picture be taken out again while a notebook is still being opened, and sends none of it', async () => {
  const tab = await slowTab()
  const { id, done } = tab.write.upload(new Blob(['png'], { type: 'image/png' }))
  tab.drafts.set('log', { attachments: [id] })
  tab.drafts.set('log', { attachments: [] })
  open()
  await expect(done).rejects.toMatchObject({ kind: 'aborted' })
  await until(() => expect(tab.status.link).toBe('live'))
  expect(server.journal.items).toEqual([])
})

it('keeps what was posted when the notebook is left before it was open', async () => {
  const tab = await slowTab()
  tab.write.annotation({ text: 'and away' })
  const closed = browser.close(tab)
  open()
  await closed
  const again = browser.open()
  await until(() => expect(texts(again)).toEqual(['and away']))
})

it('keeps what was posted for whoever posted it when somebody else comes before the notebook was open', async () => {
  const tab = await slowTab()
  tab.write.annotation({ text: 'by Kei' })
  server.person = MIO
  await tab.around.sessions.refresh()
  open()
  await until(() => expect(tab.status.link).toBe('live'))
  expect([texts(tab), tab.unsent()]).toEqual([[], []])
  await browser.close(tab)
  server.person = KEI
  const again = browser.open()
  await until(() => expect(texts(again)).toEqual(['by Kei']))
})

it('opens a notebook whose drafts cannot be read', async () => {
  open()
  const { getAll } = IDBIndex.prototype
  vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(function (this: IDBIndex, ...asked) {
    if (this.objectStore.name === 'drafts') throw new DOMException('Internal error', 'UnknownError')
    return getAll.apply(this, asked)
  })
  const tab = browser.open()
  await until(() => expect(tab.status.link).toBe('live'))
})
