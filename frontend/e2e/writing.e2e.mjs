import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventually, notebook, open, profile, row, writingBox } from './world.mjs'

test('a trial posted in one HTTP call appears at once in a log that is open', async () => {
  const lab = await notebook()
  const page = await open(await profile(), lab.slug)
  await lab.trial({ key: 'enc_k5', text: '最初の一歩', results: { acc: 0.58 } })
  await row(page, 'enc_k5').waitFor()
  assert.match(await row(page, 'enc_k5').textContent(), /0\.58/)
  assert.deepEqual(page.errors, [])
})

test('a key, type, done: words stand in the log at once and reach the server', async () => {
  const lab = await notebook()
  const page = await open(await profile(), lab.slug)
  await page.keyboard.press('n')
  await page.keyboard.type('Tried a wider kernel.')
  await page.keyboard.press('Control+Enter')
  await row(page, 'Tried a wider kernel.').waitFor()
  assert.equal(await writingBox(page).inputValue(), '')
  assert.deepEqual(await lab.texts(), [], 'it can still be undone')
  await eventually(async () => assert.deepEqual(await lab.texts(), ['Tried a wider kernel.']))
})

test('own words can be taken back before anybody else sees them, and come back to be written anew', async () => {
  const lab = await notebook()
  const page = await open(await profile(), lab.slug)
  await writingBox(page).fill('Too hasty.')
  await writingBox(page).press('Control+Enter')
  await page.getByRole('button', { name: 'Undo' }).click()
  await eventually(async () => assert.equal(await writingBox(page).inputValue(), 'Too hasty.'))
  await page.waitForTimeout(6_000)
  assert.deepEqual(await lab.texts(), [])
})

for (const [by, correct] of [
  [
    'what appears beside them',
    (page) => page.getByRole('button', { name: 'Correct' }).filter({ hasText: 'Correct' }),
  ],
  [
    'the pencil of their entry',
    (page) => page.locator('[data-tools]').getByRole('button', { name: 'Correct' }),
  ],
]) {
  test(`words that are selected are corrected by ${by}, and stay under their correction`, async () => {
    const lab = await notebook()
    await lab.note('The mean is unstable because the batch is too small.')
    const page = await open(await profile(), lab.slug)
    const words = row(page, 'The mean is unstable').first()
    await words.waitFor()
    await eventually(async () => {
      const selected = await words.evaluate((element) => {
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          const at = text.data.indexOf('the batch is too small')
          if (at < 0) continue
          getSelection().setBaseAndExtent(text, at, text, at + 'the batch is too small'.length)
          document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
          return true
        }
        return false
      })
      assert.ok(selected)
      await words.hover()
      await correct(page).first().click({ timeout: 2_000 })
    })
    const box = page.getByRole('textbox', { name: 'Correction' })
    await box.fill('It was never updated at all.')
    await box.press('Control+Enter')
    await page.getByText('It was never updated at all.').first().waitFor()
    await eventually(async () => assert.ok((await lab.texts()).includes('It was never updated at all.')))
    await page.reload()
    const entry = row(page, 'It was never updated at all.').first()
    await entry.waitFor()
    assert.equal(await entry.locator('mark').textContent(), 'the batch is too small')
    assert.match(await entry.textContent(), /The mean is unstable because the batch is too small\./)
    assert.match(await entry.textContent(), /It was never updated at all\./)
  })
}

test('a draft survives a tab that is closed in the middle of a sentence', async () => {
  const lab = await notebook()
  const context = await profile()
  const page = await open(context, lab.slug)
  await writingBox(page).fill('In the middle of a sen')
  await page.close({ runBeforeUnload: true })
  const again = await open(context, lab.slug)
  await eventually(async () => assert.equal(await writingBox(again).inputValue(), 'In the middle of a sen'))
  assert.deepEqual(await lab.texts(), [])
})

test('Enter that confirms a Japanese conversion does not post', async () => {
  const lab = await notebook()
  const page = await open(await profile(), lab.slug)
  const box = writingBox(page)
  await box.focus()
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: 'ざんさ', selectionStart: 3, selectionEnd: 3 })
  const key = {
    key: 'Enter',
    code: 'Enter',
    keyCode: 229,
    isComposing: true,
    bubbles: true,
    cancelable: true,
  }
  await box.evaluate((element, init) => {
    for (const ctrlKey of [false, true])
      element.dispatchEvent(new KeyboardEvent('keydown', { ...init, ctrlKey }))
  }, key)
  await session.send('Input.insertText', { text: '残差' })
  await page.waitForTimeout(500)
  assert.equal(await box.inputValue(), '残差')
  assert.equal(await page.getByRole('article').count(), 0)
  await box.press('Control+Enter')
  await row(page, '残差').waitFor()
})
