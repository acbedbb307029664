import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeViolations } from './axe.mjs'
import { base, notebook, open, PATIENCE, profile, row } from './world.mjs'

async function written() {
  const lab = await notebook()
  await lab.trial({ key: 'enc_base', text: 'Where it starts.', results: { acc: 0.5, loss: 1.2 } })
  await lab.trial({ key: 'enc_k5', parents: ['enc_base'], text: 'A wider kernel.', results: { acc: 0.58 } })
  const note = await lab.note('Better than `enc_base`, **I think**: enc_k5 it is.\n\n```python\nx = 1\n```')
  const about = [{ annotation: note.id, quote: 'I think' }]
  await lab.note('Measured again: it is.', { kind: 'correction', about })
  return lab
}

for (const colorScheme of ['light', 'dark']) {
  test(`log, experiment, find box and keys have no accessibility violation, ${colorScheme}`, async () => {
    const lab = await written()
    const context = await profile({ colorScheme, reducedMotion: 'reduce' })
    const page = await open(context, lab.slug)
    await row(page, 'Measured again').first().waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.goto(`${base}/${lab.slug}/e/enc_k5`)
    await page.getByText('A wider kernel.').first().waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.keyboard.press('Control+k')
    await page.keyboard.type('kernel')
    await page.getByRole('option').first().waitFor()
    assert.deepEqual(await axeViolations(page), [], 'find box')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+f')
    await page.keyboard.type('kernel')
    assert.deepEqual(await axeViolations(page), [], 'find in the log')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    assert.deepEqual(await axeViolations(page), [], 'keys')
  })
}

test('an experiment shows its results with the difference from its parent, one step away', async () => {
  const lab = await written()
  const page = await open(await profile(), `${lab.slug}/e/enc_k5`)
  await page.getByText('+0.08').first().waitFor()
  assert.ok((await page.getByRole('link', { name: 'enc_base' }).count()) > 0)
})

test('the interface is Japanese where the browser is', async () => {
  const lab = await written()
  const context = await profile({ locale: 'ja-JP' })
  const page = await context.newPage()
  await page.goto(`${base}/${lab.slug}`)
  await page.getByRole('textbox', { name: 'ログに書く' }).waitFor({ timeout: PATIENCE })
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'ja')
  assert.doesNotMatch(await page.locator('body').textContent(), /Write in the log|Months/)
})
