import assert from 'node:assert/strict'
import { test } from 'node:test'
import { api, base, eventually, notebook, open, profile, row } from './world.mjs'

/** A row in the middle of the screen, and where it stands: its place in the page may change, on the screen never. */
const looking = (page) =>
  page.evaluate(() => {
    const row = document.elementFromPoint(600, 400).closest('article')
    return { text: /#\d+/.exec(row.textContent)[0], top: row.getBoundingClientRect().top }
  })
const stillThere = (page, { text, top }) =>
  eventually(async () => assert.ok(Math.abs((await where(page, text)) - top) <= 1))
const where = (page, text) =>
  row(page, new RegExp(`${text}\\s*$`)).evaluate((element) => element.getBoundingClientRect().top, null, {
    timeout: 2_000,
  })
const chosen = (page) => page.getByRole('option', { selected: true })

/** Two months of one line a day, so that most of it is not drawn. */
async function long() {
  const lab = await notebook()
  for (let day = 0; day < 60; day++) {
    const occurredAt = new Date(Date.parse('2026-05-01T03:00:00Z') + day * 86_400_000).toISOString()
    const words = day % 20 === 3 ? '残差を足した。' : 'Nothing today.\n\nReally.\n\nNothing at all.'
    await lab.note(`${words} #${day}`, { occurredAt })
  }
  await lab.trial({
    key: 'enc_k5_res',
    text: 'Residual inside each block.',
    occurredAt: '2026-05-02T01:00:00Z',
  })
  return lab
}

/** Somebody who reads so many pixels above the end of it, and where that is. */
async function reading(above) {
  const lab = await long()
  const page = await open(await profile(), lab.slug)
  await row(page, '#59').waitFor()
  await page.mouse.move(600, 400)
  const end = await scrolledTo(page)
  await page.mouse.wheel(0, -above)
  await eventually(async () => assert.ok((await scrolledTo(page)) <= end - above + 1))
  // Somebody who reads has come to rest.
  await page.waitForTimeout(800)
  return { lab, page, before: await looking(page) }
}

const scrolledTo = (page) => page.evaluate(() => document.querySelector('[data-scroller]').scrollTop)

test('any word is found as it is typed, Japanese as well as English, by keyboard alone; Esc leads back to exactly where one was', async () => {
  const { page, before } = await reading(700)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('残差')
  await eventually(async () => assert.equal(await page.getByRole('option', { name: /残差/ }).count(), 3))
  assert.match(await chosen(page).textContent(), /#43/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  assert.match(await chosen(page).textContent(), /#3$|#3\D/)
  await page.keyboard.press('Enter')
  await row(page, '#3').first().waitFor()
  assert.match(page.url(), /\/at\//)
  await page.keyboard.press('Escape')
  await stillThere(page, before)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('RESIDUAL')
  await eventually(async () => assert.match(await chosen(page).textContent(), /enc_k5_res/))
  assert.deepEqual(page.errors, [])
})

test('keys, days and commands are in the same box, and where one went is offered again', async () => {
  const lab = await long()
  const page = await open(await profile(), lab.slug)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('enc_k')
  await eventually(async () => assert.match(await chosen(page).textContent(), /enc_k5_res/))
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: /enc_k5_res/ }).waitFor()
  await page.keyboard.press('/')
  await eventually(async () => assert.match(await chosen(page).textContent(), /enc_k5_res/))
  await page.keyboard.type('2026-05-10')
  await eventually(async () => assert.match(await chosen(page).textContent(), /10 May 2026/))
  await page.keyboard.press('Enter')
  await row(page, '#9').first().waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('dark')
  await page.keyboard.press('Enter')
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
  await eventually(async () => assert.equal(await theme(), 'dark'))
})

test('filters narrow what is found, and complete themselves', async () => {
  const lab = await long()
  await lab.note('A word about it.', { about: [{ experiment: 'enc_k5_res' }] })
  const page = await open(await profile(), lab.slug)
  await row(page, 'A word about it.').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('word about:enc')
  await page.keyboard.press('Tab')
  const box = page.getByRole('combobox')
  assert.equal(await box.inputValue(), 'word about:enc_k5_res ')
  await eventually(async () => assert.match(await chosen(page).textContent(), /A word about it/))
  await box.fill('残差 since:2026-06')
  await eventually(async () => assert.equal(await page.getByRole('option', { name: /残差/ }).count(), 1))
})

test('what stands in code is found in the same box, and opened at its line by keyboard', async () => {
  const lab = await notebook()
  const files = [
    { path: 'model/encoder.py', text: 'import torch\n\ndef squash(x):\n    return torch.tanh(x)\n' },
  ]
  await lab.trial({ key: 'enc_k5', code: { files } })
  const page = await open(await profile(), lab.slug)
  await row(page, 'enc_k5').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('squash')
  const hit = page.getByRole('option', { name: /encoder\.py:3/ })
  // What was posted a moment ago is asked for until it can be found.
  await eventually(async () => {
    if ((await hit.count()) > 0) return
    await page.keyboard.press('Backspace')
    await page.keyboard.type('h')
    await hit.waitFor({ timeout: 2_000 })
  })
  assert.equal(await hit.locator('mark').textContent(), 'squash')
  await page.keyboard.press('Enter')
  await eventually(async () => assert.match(page.url(), /enc_k5\/code\?file=model%2Fencoder\.py&lines=3$/))
  await page.getByText('tanh').waitFor()
  assert.deepEqual(page.errors, [])
})

test('find in the log counts every hit, drawn or not, leads through them and back to exactly where one was', async () => {
  const { page, before } = await reading(500)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('残差')
  const count = page.getByRole('search').getByRole('status')
  await eventually(async () => assert.equal(await count.textContent(), '3 of 3'))
  await row(page, '#43').waitFor()
  await page.keyboard.press('Shift+Enter')
  await row(page, '#23').waitFor()
  await eventually(async () => assert.equal(await count.textContent(), '2 of 3'))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await eventually(async () => assert.equal(await count.textContent(), '1 of 3'))
  await eventually(async () =>
    assert.ok((await page.evaluate(() => CSS.highlights.get('found-here').size)) > 0),
  )
  assert.match(page.url(), /find=/)
  await page.keyboard.press('Escape')
  await stillThere(page, before)
  assert.doesNotMatch(page.url(), /find=/)
})

test('Enter that confirms a Japanese conversion chooses nothing', async () => {
  const lab = await long()
  const page = await open(await profile(), lab.slug)
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox')
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: 'ざんさ', selectionStart: 3, selectionEnd: 3 })
  await box.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true })
  await session.send('Input.insertText', { text: '残差' })
  await eventually(async () => assert.equal(await page.getByRole('option', { name: /残差/ }).count(), 3))
  assert.equal(new URL(page.url()).pathname, `/${lab.slug}`)
})

test('a reload and the way back lead to exactly where one was', async () => {
  const { page, before } = await reading(1500)
  await page.reload()
  await stillThere(page, before)
  await page.goto(`${base}/api-reference`)
  await page.goBack()
  await stillThere(page, before)
})

test('where motion is off, a height that changes has changed at once, and the log opens at its end', async () => {
  const lab = await long()
  const page = await open(await profile({ reducedMotion: 'reduce' }), lab.slug)
  await row(page, '#59').waitFor()
  const heights = await page.evaluate(() => {
    const spacer = document.querySelector('article').closest('section').parentElement.lastElementChild
    return ['500px', '20px', '0px'].map((height) => {
      spacer.style.height = height
      return getComputedStyle(spacer).height
    })
  })
  assert.deepEqual(heights, ['500px', '20px', '0px'])
})

test('what arrives while one reads moves nothing', async () => {
  const { lab, page, before } = await reading(1500)
  await lab.note('Just now.')
  await eventually(async () =>
    assert.ok(await page.getByRole('button', { name: /new|To the end/ }).isVisible()),
  )
  await stillThere(page, before)
})

test('the find box is closed by Esc alone, and gives the focus back', async () => {
  const lab = await notebook()
  const page = await open(await profile(), lab.slug)
  const box = page.getByRole('textbox', { name: 'Write in the log' })
  await box.focus()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.press('Escape')
  await eventually(async () => assert.ok(await box.evaluate((it) => it === document.activeElement)))
  assert.equal((await api('GET', `/notebooks/${lab.slug}/journal?after=0`)).items.length, 0)
})
