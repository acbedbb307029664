// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type FakeBrowser, texts } from '../testing/browser'
import { cleared, laid, rest, until } from '../testing/desk'
import { type Journal, longJournal } from '../testing/notebook'
import type { FakeServer } from '../testing/server'
import { readAhead } from './ahead'
import { Store } from './store'

vi.setConfig({ testTimeout: 30_000 })

let server: FakeServer
let browser: FakeBrowser

async function begin(journal?: Journal): Promise<void> {
  ;({ server, browser } = await laid(journal))
}

beforeEach(() => begin())
afterEach(() => cleared({ server, browser }))

it('is usable with the newest page, then fills in what is older', async () => {
  await server.kill()
  await begin(longJournal(2_500))
  const tab = browser.open()
  const phases: string[] = []
  tab.book.topics.subscribe('status', () => phases.push(`${tab.status.phase} ${tab.status.held.first}`))
  await until(() => expect(tab.status).toMatchObject({ phase: 'complete', link: 'live' }))
  const [first, second] = server.asked(/before=/)
  expect(first).toContain(`before=${Number.MAX_SAFE_INTEGER}`)
  expect(second).toContain('before=1501')
  expect(phases).toContain('usable 1501')
  expect(tab.book.entries.size).toBe(2_500)
})

it('opens a second time from what it kept, without the server, and asks only for what is new', async () => {
  for (const text of ['one', 'two']) server.journal.annotation(text)
  const before = browser.open()
  await until(() => expect(before.status).toMatchObject({ phase: 'complete', link: 'live' }))
  await browser.close(before)
  await server.kill()
  const tab = browser.open()
  await until(() => expect(texts(tab)).toEqual(['one', 'two']))
  await until(() =>
    expect(tab.status).toMatchObject({ phase: 'complete', link: 'offline', signedOut: false }),
  )
  expect(tab.notebook).toMatchObject({ title: 'Lab', better: { acc: 'higher' } })
  server.journal.annotation('three')
  server.requests.length = 0
  await server.start()
  await until(() => expect(texts(tab)).toEqual(['one', 'two', 'three']))
  expect(server.asked(/journal\?/)).toEqual(['GET /notebooks/lab/journal?after=2&limit=1000'])
})

it('goes on downwards where a first visit was broken off', async () => {
  await server.kill()
  await begin(longJournal(1_500))
  server.instead.push({ match: /before=501/, answer: { status: 503 } })
  const before = browser.open()
  await until(() => expect(before.status.phase).toBe('usable'))
  await browser.close(before)
  const tab = browser.open()
  await until(() => expect(tab.status.phase).toBe('complete'))
  expect(tab.book.entries.size).toBe(1_500)
})

it('shows a record the moment the server has it', async () => {
  const tab = browser.open()
  await until(() => expect(tab.status).toMatchObject({ phase: 'complete', link: 'live' }))
  server.journal.annotation('from a script')
  server.push()
  await until(() => expect(texts(tab)).toEqual(['from a script']))
})

it('survives the server being killed, and misses nothing written meanwhile', async () => {
  const tab = browser.open()
  await until(() => expect(tab.status.link).toBe('live'))
  await server.kill()
  await until(() => expect(tab.status.link).toBe('offline'))
  server.journal.annotation('meanwhile')
  await server.start()
  await until(() => expect(tab.status.link).toBe('live'))
  expect(texts(tab)).toEqual(['meanwhile'])
})

it('notices a stream on which nothing comes any more, although it is open', async () => {
  const tab = browser.open()
  await until(() => expect(tab.status.link).toBe('live'))
  server.mute = true
  server.journal.annotation('unheard')
  server.push()
  server.mute = false
  await until(() => expect(texts(tab)).toEqual(['unheard']))
  await until(() => expect(server.asked(/live/).length).toBeGreaterThan(1))
})

it('lets one tab stream, tells the others, and another takes over when it closes', async () => {
  server.journal.annotation('one')
  const leader = browser.open()
  await until(() => expect(leader.status.link).toBe('live'))
  const follower = browser.open()
  await until(() => expect(follower.status).toMatchObject({ phase: 'complete', link: 'live' }))
  expect(texts(follower)).toEqual(['one'])
  server.journal.annotation('two')
  server.push()
  await until(() => expect(texts(follower)).toEqual(['one', 'two']))
  expect(server.asked(/live/)).toHaveLength(1)
  await browser.close(leader)
  server.journal.annotation('three')
  await until(() => expect(texts(follower)).toEqual(['one', 'two', 'three']))
  await until(() => expect(server.asked(/live/)).toHaveLength(2))
  await browser.close(follower)
  await server.kill()
  const later = browser.open()
  await until(() => expect(texts(later)).toEqual(['one', 'two', 'three']))
})

it('gives a tab opened during a first visit everything as well', async () => {
  await server.kill()
  await begin(longJournal(4_000))
  server.pageSize = 200
  const tabs = [browser.open(), browser.open(), browser.open()]
  await until(() => {
    for (const tab of tabs) expect(tab.status.phase).toBe('complete')
  })
  for (const tab of tabs) expect(tab.book.entries.size).toBe(4_000)
})

it('starts anew when the journal is another one, in every tab', async () => {
  for (const text of ['a', 'b', 'c']) server.journal.annotation(text)
  const [one, two] = [browser.open(), browser.open()]
  await until(() => expect([texts(one), texts(two)]).toEqual([Array.from('abc'), Array.from('abc')]))
  await server.kill()
  server.journal.items.length = 0
  server.journal.epoch = 'restored'
  server.journal.annotation('x')
  await server.start()
  await until(() => expect([texts(one), texts(two)]).toEqual([['x'], ['x']]))
})

it('starts anew when the server has fewer records than it holds', async () => {
  for (const text of ['a', 'b', 'c']) server.journal.annotation(text)
  const tab = browser.open()
  await until(() => expect(tab.status.link).toBe('live'))
  await server.kill()
  server.journal.items.length = 1
  await server.start()
  await until(() => expect(texts(tab)).toEqual(['a']))
})

it('forgets a notebook that is not there for it any more, on disk too', async () => {
  server.journal.annotation('secret')
  const before = browser.open()
  await until(() => expect(before.status.link).toBe('live'))
  await server.kill()
  server.exists = false
  await server.start()
  await until(() => expect(before.status.phase).toBe('gone'))
  expect(texts(before)).toEqual([])
  await browser.close(before)
  await server.kill()
  const tab = browser.open()
  await rest(200)
  expect(texts(tab)).toEqual([])
})

it('keeps everything readable when the session has ended, and goes on after signing in again', async () => {
  server.journal.annotation('still here')
  const tab = browser.open()
  await until(() => expect(tab.status.link).toBe('live'))
  await server.kill()
  server.signedIn = false
  await server.start()
  await until(() => expect(tab.status.signedOut).toBe(true))
  expect(texts(tab)).toEqual(['still here'])
  server.signedIn = true
  server.journal.annotation('and more')
  await tab.around.sessions.refresh()
  await until(() => expect(tab.status).toMatchObject({ link: 'live', signedOut: false }))
  expect(texts(tab)).toEqual(['still here', 'and more'])
})

it('keeps nothing of a redacted record on disk', async () => {
  const note = server.journal.annotation('hunter2')
  const before = browser.open()
  await until(() => expect(before.status.link).toBe('live'))
  server.journal.redact(note)
  server.push()
  await until(() => expect(before.views.annotation(note.record.id)?.redacted).toBeTruthy())
  await browser.close(before)
  await server.kill()
  const tab = browser.open()
  await until(() => expect(tab.book.entries.size).toBe(2))
  expect(JSON.stringify([...tab.book.entries.values()])).not.toContain('hunter2')
})

it('is complete at once where nothing has been written yet', async () => {
  const tab = browser.open()
  await until(() => expect(tab.status).toMatchObject({ phase: 'complete', link: 'live' }))
  expect(tab.book.log.current.items).toEqual([])
})

it('reads everything again when a redaction took words out of records that are here', async () => {
  const { journal } = server
  const secret = journal.annotation('the password is hunter2')
  const about = [{ annotation: secret.record.id, quote: 'hunter2' }]
  const reply = journal.annotation('why hunter2?', about)
  const tab = browser.open()
  await until(() => expect(tab.status).toMatchObject({ phase: 'complete', link: 'live' }))
  const rewritten = reply.record as { text?: string }
  rewritten.text = 'why …?'
  const redaction = journal.redact(secret).record as { rewritten?: number[] }
  redaction.rewritten = [reply.seq]
  server.push()
  await until(() => expect(tab.book.entries.get(reply.record.id)?.record.text).toBe('why …?'))
  await until(() => expect(tab.book.entries.get(secret.record.id)?.record.redacted).toBeTruthy())
  expect(tab.status.phase).toBe('complete')
  await browser.close(tab)
  await server.kill()
  const again = browser.open()
  await until(() => expect(again.book.entries.get(reply.record.id)?.record.text).toBe('why …?'))
})

it('shows nothing that a redaction took out meanwhile, where a page was read from disk before it could hear of it', async () => {
  const { journal } = server
  const secret = journal.annotation('the password is hunter2')
  const reply = journal.annotation('why hunter2?', [{ annotation: secret.record.id, quote: 'hunter2' }])
  const tab = browser.open()
  await until(() => expect(tab.status).toMatchObject({ phase: 'complete', link: 'live' }))
  tab.leave()
  await rest(50)
  readAhead('lab')
  await rest(50)
  Object.assign(reply.record, { text: 'why …?' })
  Object.assign(journal.redact(secret).record, { rewritten: [reply.seq] })
  server.push()
  await until(() => expect(tab.book.entries.get(reply.record.id)?.record.text).toBe('why …?'))
  const second = browser.open()
  await until(() => expect(second.status).toMatchObject({ phase: 'complete', lastSeq: 3 }))
  await until(() => expect(second.book.entries.get(reply.record.id)?.record.text).toBe('why …?'))
})

it('opens from the server where the browser lets nothing be kept, says so, and sends what is written', async () => {
  server.journal.annotation('one')
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('not in a private window', 'SecurityError')
    },
  })
  const tab = browser.open()
  const other = browser.open()
  await until(() => expect(tab.status).toMatchObject({ phase: 'complete', link: 'live', keeps: false }))
  await until(() => expect(other.status).toMatchObject({ phase: 'complete', link: 'live' }))
  const id = other.write.annotation({ text: 'two' })
  await until(() => expect(texts(tab)).toEqual(['one', 'two']))
  expect(tab.book.entries.get(id)?.seq).toBe(2)
})

it('fetches anew what can no longer be read here', async () => {
  server.journal.annotation('one')
  const before = browser.open()
  await until(() => expect(before.status).toMatchObject({ phase: 'complete', link: 'live', keeps: true }))
  await browser.close(before)
  const read = vi.spyOn(Store.prototype, 'read').mockRejectedValue(new DOMException('lost', 'UnknownError'))
  const tab = browser.open()
  await until(() => expect(texts(tab)).toEqual(['one']))
  read.mockRestore()
})
