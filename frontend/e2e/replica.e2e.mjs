import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventually, notebook, open, profile, row, writingBox } from './world.mjs'

test('what one tab writes stands in the other at once; when the first closes, the second goes on', async () => {
  const lab = await notebook()
  const context = await profile()
  const first = await open(context, lab.slug)
  const second = await open(context, lab.slug)
  await writingBox(first).fill('From the first tab.')
  await writingBox(first).press('Control+Enter')
  await row(second, 'From the first tab.').waitFor()
  await first.close()
  await eventually(async () => assert.deepEqual(await lab.texts(), ['From the first tab.']))
  await lab.note('From a script, afterwards.')
  await row(second, 'From a script, afterwards.').waitFor()
  assert.deepEqual(second.errors, [])
})

test('without a network everything stays readable, and what is written meanwhile arrives afterwards', async () => {
  const lab = await notebook()
  await lab.note('Before the tunnel.')
  const context = await profile()
  const page = await open(context, lab.slug)
  await row(page, 'Before the tunnel.').waitFor()
  await context.setOffline(true)
  await writingBox(page).fill('In the tunnel.')
  await writingBox(page).press('Control+Enter')
  await row(page, 'In the tunnel.').waitFor()
  await page.waitForTimeout(6_000)
  assert.deepEqual(await lab.texts(), ['Before the tunnel.'])
  await context.setOffline(false)
  await eventually(async () => assert.deepEqual(await lab.texts(), ['Before the tunnel.', 'In the tunnel.']))
  assert.equal(await row(page, 'In the tunnel.').count(), 1)
})

test('a second visit shows the log before the server has answered anything', async () => {
  const lab = await notebook()
  await lab.note('Kept here.')
  const context = await profile()
  const page = await open(context, lab.slug)
  await row(page, 'Kept here.').waitFor()
  await eventually(async () => assert.ok(await keeps(page)))
  await page.close()
  const again = await context.newPage()
  await again.route('**/api/**', () => {})
  await again.goto(`${process.env.TSUIKI_E2E_URL}/${lab.slug}`)
  await row(again, 'Kept here.').waitFor()
})

test('where the browser lets pages keep nothing, a notebook opens from the server, says so, and is written in', async () => {
  const lab = await notebook()
  await lab.note('On the server.')
  const context = await profile()
  await context.addInitScript(() => {
    const forbidden = () => {
      throw new DOMException('forbidden', 'SecurityError')
    }
    for (const name of ['indexedDB', 'localStorage'])
      Object.defineProperty(window, name, { get: forbidden, configurable: true })
  })
  const page = await open(context, lab.slug)
  await row(page, 'On the server.').waitFor()
  await page.getByText('Not kept').waitFor()
  await writingBox(page).fill('From a private window.')
  await writingBox(page).press('Control+Enter')
  await row(page, 'From a private window.').waitFor()
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  assert.equal((await asked).type(), 'beforeunload', 'nobody else has these words')
  await (await asked).dismiss()
  await eventually(async () =>
    assert.deepEqual(await lab.texts(), ['On the server.', 'From a private window.']),
  )
  assert.deepEqual(page.errors, [])
})

test('a notebook that is not there, or is not theirs, says so in one sentence', async () => {
  const page = await open(await profile(), 'nobody-has-this-one', (page) =>
    page.getByRole('heading', { level: 1 }),
  )
  await page.getByText('nobody-has-this-one').first().waitFor()
  assert.deepEqual(page.errors, [])
})

test('while the server is away, a first visit says what to do', async () => {
  const context = await profile()
  await context.route('**/api/**', (route) => route.abort())
  const page = await open(context, 'lab', (page) => page.getByRole('alert'))
  assert.deepEqual(page.errors, [])
})

/** Whether this browser, which has seen no other notebook, keeps a record of this one. */
const keeps = (page) =>
  page.evaluate(async () => {
    const { name } =
      (await indexedDB.databases()).find((each) => each.name.startsWith('tsuiki-journal')) ?? {}
    if (!name) return false
    const wait = (request) =>
      new Promise((done) => {
        request.onsuccess = () => done(request.result)
      })
    const database = await wait(indexedDB.open(name))
    const counts = [...database.objectStoreNames]
      .filter((each) => each !== 'state')
      .map((each) => wait(database.transaction(each).objectStore(each).count()))
    const kept = (await Promise.all(counts)).some((count) => count > 0)
    database.close()
    return kept
  })

test('where the disk is full, what is written reaches the server all the same, and the page says that it is not kept', async () => {
  const lab = await notebook()
  const page = await open(await profile(), lab.slug)
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
  })
  await writingBox(page).fill('On a full disk.')
  await writingBox(page).press('Control+Enter')
  await row(page, 'On a full disk.').waitFor()
  await page.getByText('Not kept').waitFor()
  await eventually(async () => assert.deepEqual(await lab.texts(), ['On a full disk.']))
  assert.deepEqual(page.errors, [])
})
