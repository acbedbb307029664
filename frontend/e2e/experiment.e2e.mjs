import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeViolations } from './axe.mjs'
import { api, base, eventually, notebook, open, profile, row, writingBox } from './world.mjs'

const panel = (page) => page.getByRole('complementary', { name: /^Experiment / })
const current = (lab, key) => api('GET', `/notebooks/${lab.slug}/experiments/${key}`)

test('a key written in an old entry leads to its experiment once that is posted, with no markup', async () => {
  const lab = await notebook()
  await lab.note('Next I shall try enc_later, with the wider kernel.')
  const page = await open(await profile(), lab.slug)
  await row(page, 'Next I shall try').waitFor()
  assert.equal(await page.getByRole('link', { name: 'enc_later' }).count(), 0)
  await lab.trial({ key: 'enc_later', text: 'It is here now.', results: { acc: 0.7 } })
  const link = row(page, 'Next I shall try').getByRole('link', { name: 'enc_later' })
  await link.waitFor()
  await link.focus()
  await page.keyboard.press('Enter')
  await panel(page).getByText('It is here now.').waitFor()
  assert.match(page.url(), /\/e\/enc_later$/)
})

test('an experiment shows what was said of it elsewhere, in time order, and Esc leads back to where one was', async () => {
  const lab = await notebook()
  await lab.trial({ key: 'enc_k5', text: 'A wider kernel.', occurredAt: '2026-05-01T10:00:00Z' })
  await lab.note('The seed alone moves enc_k5 by 0.008.', { occurredAt: '2026-05-03T10:00:00Z' })
  await lab.note('Nobody believes it.', {
    kind: 'comment',
    about: [{ experiment: 'enc_k5' }],
    occurredAt: '2026-05-02T10:00:00Z',
  })
  const page = await open(await profile(), lab.slug)
  await row(page, 'A wider kernel.').first().waitFor()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await panel(page).getByText('The seed alone moves').waitFor()
  const words = await panel(page).textContent()
  assert.ok(words.indexOf('Nobody believes it.') < words.indexOf('The seed alone moves'))
  await page.keyboard.press('Escape')
  await eventually(async () => assert.equal(await panel(page).count(), 0))
  await eventually(async () => assert.match(page.url(), new RegExp(`/${lab.slug}$`)))
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-current'))
  await eventually(async () => assert.equal(await focused(), 'true'))
})

test('a summary is written with s, and stands for the experiment from then on', async () => {
  const lab = await notebook()
  await lab.trial({ key: 'enc_k5', text: 'A wider kernel. It took a day.' })
  const page = await open(await profile(), `${lab.slug}/e/enc_k5`)
  await panel(page).getByText('A wider kernel.').first().waitFor()
  await page.locator('body').press('s')
  const box = page.getByRole('textbox', { name: 'Summary' })
  await box.fill('Wider is better by 0.03.')
  await box.press('Control+Enter')
  await panel(page).getByRole('region', { name: 'Summary' }).getByText('Wider is better').waitFor()
  await eventually(async () => {
    assert.match(JSON.stringify((await current(lab, 'enc_k5')).summary), /Wider is better by 0\.03\./)
  })
})

test('a result is taken back from the experiment, can be brought back for seconds, and stays in its history', async () => {
  const lab = await notebook()
  await lab.trial({ key: 'enc_k5', results: { acc: 0.86, loss: 0.4 } })
  const page = await open(await profile(), `${lab.slug}/e/enc_k5`)
  const takeBack = panel(page).getByRole('button', { name: 'Take acc back' })
  await takeBack.click()
  await panel(page).getByText('taken back').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await takeBack.click()
  await eventually(async () => {
    assert.deepEqual(Object.keys((await current(lab, 'enc_k5')).results), ['loss'])
  })
})

test('one correction is about several experiments, chosen by typing their keys, which survive a reload', async () => {
  const lab = await notebook()
  for (const key of ['leak_a', 'leak_b', 'leak_c']) await lab.trial({ key, text: `Ran ${key}.` })
  const page = await open(await profile(), `${lab.slug}/e/leak_a/alone`, (each) =>
    each.getByRole('heading', { name: 'leak_a' }),
  )
  await page.locator('body').press('Shift+R')
  const also = page.getByRole('combobox', { name: 'Also about… type keys' })
  for (const key of ['leak_b', 'leak_c']) {
    await also.fill(key)
    await page.getByRole('option', { name: key }).waitFor()
    await also.press('Enter')
  }
  const box = page.getByRole('textbox', { name: 'Correction' })
  await box.fill('All of them saw the test pages.')
  // Closed in the middle of it: the words and what they are about are there afterwards.
  await page.waitForTimeout(600)
  await page.reload()
  await page.getByRole('heading', { name: 'leak_a' }).waitFor()
  await page.locator('body').press('Shift+R')
  await eventually(async () => assert.equal(await box.inputValue(), 'All of them saw the test pages.'))
  await box.press('Control+Enter')
  for (const key of ['leak_b', 'leak_c']) {
    await eventually(async () => {
      const about = await api('GET', `/notebooks/${lab.slug}/annotations?about=experiment:${key}`)
      assert.ok(about.items.some(({ text }) => text === 'All of them saw the test pages.'))
    })
  }
})

test('a line that reads like the result of an unknown experiment makes it only when asked', async () => {
  const lab = await notebook()
  const page = await open(await profile(), lab.slug)
  await writingBox(page).fill('enc_new acc 0.86')
  const offer = page.getByRole('button', { name: 'Make the experiment enc_new' })
  await offer.click()
  await writingBox(page).press('Control+Enter')
  await eventually(async () => assert.equal((await current(lab, 'enc_new')).key, 'enc_new'))
})

test('a spot of a picture is spoken of where the picture is looked at', async () => {
  const lab = await notebook()
  const page = await open(await profile(), lab.slug)
  const picture = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(640, 400)
    canvas.getContext('2d').fillRect(100, 100, 200, 100)
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())]
  })
  await page.getByLabel('Write in the log').first().click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'matrix.png',
    mimeType: 'image/png',
    buffer: Buffer.from(picture),
  })
  await writingBox(page).fill('The matrix of today.')
  await writingBox(page).press('Control+Enter')
  await row(page, 'The matrix of today.').getByRole('button', { name: /^Open/ }).click()
  const shown = page.getByRole('dialog').getByRole('img').first()
  await shown.waitFor()
  const { x, y } = await shown.boundingBox()
  await page.mouse.move(x + 80, y + 80)
  await page.mouse.down()
  await page.mouse.move(x + 240, y + 180, { steps: 4 })
  await page.mouse.up()
  const box = page.getByRole('dialog').getByRole('textbox')
  await box.fill('Here they are swapped.')
  await box.press('Control+Enter')
  await eventually(async () => {
    const { items } = await api('GET', `/notebooks/${lab.slug}/journal?after=0`)
    const said = items.find(({ record }) => record.text === 'Here they are swapped.')
    assert.ok(said?.record.about[0].region.width > 0.1)
  })
  // And by keys alone: m marks, the arrows move it, with Shift its size, Enter writes.
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).focus()
  for (const key of ['m', 'ArrowLeft', 'ArrowUp', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key)
  await box.fill('And this by hand.')
  await box.press('Control+Enter')
  await eventually(async () => {
    const { items } = await api('GET', `/notebooks/${lab.slug}/journal?after=0`)
    const said = items.find(({ record }) => record.text === 'And this by hand.')
    assert.deepEqual(said?.record.about[0].region, { x: 0.375, y: 0.375, width: 0.225, height: 0.2 })
  })
})

test('a line of code is corrected where it stands, and the correction stands there ever after', async () => {
  const lab = await notebook()
  const files = [{ path: 'train.py', text: 'import torch\nlr = 0.1\nprint(lr)\n' }]
  await lab.trial({ key: 'enc_k5', code: { files } })
  const context = await profile({ reducedMotion: 'reduce' })
  const line = (each) => each.getByText('lr = 0.1')
  const page = await open(context, `${lab.slug}/e/enc_k5/code?file=train.py&lines=2`, line)
  await page.getByRole('button', { name: 'Correct' }).click()
  const box = page.getByRole('textbox', { name: 'Correction' })
  await box.fill('It was divided by the batch elsewhere.')
  await box.press('Control+Enter')
  await page
    .getByRole('note', { name: /^Correction/ })
    .getByText('divided by')
    .waitFor()
  assert.deepEqual(await axeViolations(page), [])
  await eventually(async () => {
    const { items } = await api('GET', `/notebooks/${lab.slug}/annotations?about=experiment:enc_k5`)
    assert.ok(items.some(({ about }) => about[0].code?.path === 'train.py' && about[0].code.line === 2))
  })
})

for (const colorScheme of ['light', 'dark']) {
  test(`an experiment alone on its page has no accessibility violation, ${colorScheme}`, async () => {
    const lab = await notebook()
    await lab.trial({ key: 'enc_base', results: { acc: 0.5 } })
    await lab.trial({ key: 'enc_k5', parents: ['enc_base'], text: 'Wider.', results: { acc: 0.6 } })
    await api('POST', `/notebooks/${lab.slug}/experiments/enc_k5/amendments`, { title: 'wide' })
    await lab.note('It was the leak.', { kind: 'correction', about: [{ experiment: 'enc_k5' }] })
    const context = await profile({ colorScheme, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(`${base}/${lab.slug}/e/enc_k5/alone`)
    await page.getByRole('main').getByText('It was the leak.').waitFor()
    assert.deepEqual(await axeViolations(page), [])
  })
}
