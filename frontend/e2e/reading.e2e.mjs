import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeViolations } from './axe.mjs'
import { base, eventually, notebook, open, PATIENCE, profile, row } from './world.mjs'

async function written() {
  const lab = await notebook()
  await lab.trial({ key: 'enc_base', text: 'Where it starts.', results: { acc: 0.5, loss: 1.2 } })
  await lab.trial({ key: 'enc_k5', parents: ['enc_base'], text: 'A wider kernel.', results: { acc: 0.58 } })
  const note = await lab.note('Better than `enc_base`, **I think**: enc_k5 it is.\n\n```python\nx = 1\n```')
  const about = [{ annotation: note.id, quote: 'I think' }]
  await lab.note('Measured again: it is.', { kind: 'correction', about })
  await lab.note('And once more.', { kind: 'correction', about })
  const columns = (each) => `|${Array.from({ length: 30 }, (_, n) => each(n)).join('|')}|`
  const table = [columns((n) => `layer ${n}`), columns(() => '---'), columns(() => '0.5')].join('\n')
  await lab.note(`Wide:\n\n\`\`\`\n${'very_long_name + '.repeat(30)}\n\`\`\`\n\n${table}`)
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

test('thrown from its end to its beginning without a rest, the log moves as the hand does and in no other way', async () => {
  // Where a busy machine sets the words later than it draws them, they do move what is below: thrown once more, elsewhere.
  const { surprises, displaced, shifts, frames, late } = await eventually(async () => {
    const seen = await thrownOnce()
    assert.equal(seen.late, 0, `${seen.late} of ${seen.frames} frames with words that are not set yet`)
    return seen
  })
  assert.deepEqual(
    { surprises, displaced, shifts, late },
    { surprises: [], displaced: [], shifts: [], late: 0 },
  )
  assert.ok(frames > 30, `${frames} frames`)
})

async function thrownOnce() {
  const lab = await notebook()
  // Narrow letters: each entry turns out much lower than anybody would think from its length.
  for (let day = 0; day < 60; day++) {
    const occurredAt = new Date(Date.parse('2026-05-01T03:00:00Z') + day * 86_400_000).toISOString()
    await lab.note(`${'ill li '.repeat(60)}\n\n#${day}`, { occurredAt })
    // And these by less than half a pixel.
    for (let i = 0; i < 3; i++) await lab.note('Second look.', { occurredAt })
  }
  const page = await open(await profile(), lab.slug)
  await row(page, '#59').waitFor()
  await page.waitForTimeout(800)
  const seen = await page.evaluate(thrown)
  await eventually(async () => {
    const heading = await page.locator('[data-day="2026-05-01"]').boundingBox()
    const first = await page.locator('article').first().boundingBox()
    assert.ok(Math.abs(heading.y - first.y) < 20, `${heading.y} ${first.y}`)
  })
  await page.close()
  return seen
}

async function thrown() {
  const scroller = document.querySelector('[data-scroller]')
  const { top, height } = scroller.getBoundingClientRect()
  const middle = () => document.elementFromPoint(600, top + height / 2)?.closest('article')
  const shifts = []
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shifts.push(value)
  }).observe({ type: 'layout-shift' })
  // Not by a 64th of a pixel: whatever is laid out elsewhere is painted anew, all of it.
  const standing = () =>
    new Map(
      [...scroller.querySelectorAll('article')].map((each) => [
        each.dataset.row,
        each.getBoundingClientRect().top + scroller.scrollTop,
      ]),
    )
  const displaced = []
  let stood = standing()
  let scrolled = performance.now()
  const surprises = []
  let frames = 0
  let late = scroller.querySelector('.waiting') ? 1 : 0
  while (scroller.scrollTop > 90) {
    const row = middle()
    const before = row.getBoundingClientRect().top
    const previous = scrolled
    scrolled = performance.now()
    scroller.scrollTop -= 90
    scroller.dispatchEvent(new Event('scroll'))
    await new Promise(requestAnimationFrame)
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = done
      port2.postMessage(0)
    })
    frames++
    if (scroller.querySelector('.waiting')) late++
    const moved = row.getBoundingClientRect().top - before
    if (!row.isConnected || Math.abs(moved - 90) > 1) surprises.push(moved)
    const stands = standing()
    // Near the beginning the log itself is moved, for there its room is not to be guessed; and where a busy machine rests.
    if (scroller.scrollTop > 3000 && performance.now() - previous < 140)
      for (const [id, at] of stands) if (at !== (stood.get(id) ?? at)) displaced.push(at - stood.get(id))
    stood = stands
  }
  scroller.scrollTop = 0
  return { surprises, displaced, shifts, frames, late }
}

test('on a phone one tap unfolds a trial, and another opens it', async () => {
  const lab = await written()
  const context = await profile({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const page = await open(context, lab.slug)
  await page.getByRole('button', { name: 'Unfold enc_k5' }).tap()
  await row(page, 'enc_k5').first().getByRole('link', { name: 'Open', exact: true }).tap()
  await page.getByRole('complementary', { name: 'Experiment enc_k5' }).waitFor()
  assert.deepEqual(page.errors, [])
})

test('the columns of a table stand as they were written, in a page that takes no style from words', async () => {
  const lab = await notebook()
  await lab.note('| seed | acc |\n|---|--:|\n| 1 | 0.86 |')
  const page = await open(await profile(), lab.slug)
  const cell = page.getByRole('cell', { name: '0.86' })
  await cell.waitFor()
  assert.equal(await cell.evaluate((element) => getComputedStyle(element).textAlign), 'end')
  assert.deepEqual(page.errors, [])
})

test('an answer is written where one sees it, and Escape leads back to where one was', async () => {
  const lab = await notebook()
  await lab.trial({ key: 'long', text: Array(90).fill('It goes on.').join('\n\n') })
  const page = await open(await profile(), `${lab.slug}/e/long`)
  const panel = page.getByRole('complementary', { name: 'Experiment long' })
  await panel.getByText('It goes on.').first().waitFor()
  await panel.focus()
  await page.keyboard.press('r')
  const box = panel.getByRole('textbox', { name: 'Reply' })
  await box.waitFor()
  await eventually(async () => {
    const { y, height } = await box.boundingBox()
    assert.ok(y > 0 && y + height < 860, `at ${y}`)
  })
  await page.keyboard.press('Escape')
  await eventually(async () => assert.equal(await panel.evaluate((element) => element.scrollTop), 0))
})
