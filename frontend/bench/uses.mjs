import { at, traced } from './trace.mjs'

/** Words typed letter by letter, English, Japanese and a key, each from its first letter to its last. */
const WORDS = ['statistics', '評価側', 'enc_25', 'momentum', '精度が動かない', 'by:b', '#4711']

/** What a key press in the two find boxes costs on the main thread, until the frame that shows it is painted. */
export async function typing(page) {
  const box = page.getByRole('combobox')
  await page.keyboard.press('Control+k')
  await box.waitFor()
  await page.waitForTimeout(200)
  const all = await typed(page, box)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+f')
  const find = page.locator('[data-find]')
  await find.waitFor()
  const log = await typed(page, find)
  await find.press('Escape')
  return { ...all, log }
}

async function typed(page, box) {
  const { result: keys, busy } = await traced(page, async () => {
    let n = 0
    for (const word of WORDS) {
      await box.fill('')
      for (const letter of word) {
        await page.evaluate((name) => performance.mark(name), `bench key ${n}`)
        // As a key and as an input method do it: the letter comes in by the browser's own editing.
        await page.keyboard.insertText(letter)
        await page.evaluate(
          (name) =>
            new Promise((done) =>
              requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel()
                port1.onmessage = () => done(performance.mark(name))
                port2.postMessage(0)
              }),
            ),
          `bench key ${n++} shown`,
        )
        await page.waitForTimeout(20)
      }
    }
    return n
  })
  const work = Array.from({ length: keys }, (_, n) => busy(`bench key ${n}`, `bench key ${n} shown`))
  const clock = work.map((each) => each.clock)
  return {
    p50: at(clock, 0.5),
    longest: Math.max(...clock),
    processor: Math.max(...work.map((each) => each.processor)),
  }
}

/** From one view to another and on, five times round; medians, until the main thread rests after the frame. */
export async function switches(page) {
  const log = await page.evaluate(() => `/${location.pathname.split('/')[1]}`)
  const rows = await page.evaluate(() => document.querySelector('article[data-row]').ariaSetSize)
  const panel = (key) => `[data-scope="panel"][aria-label*="${key}"]`
  const steps = [
    ['log → experiment', { to: `${log}/e/enc_500a` }, panel('enc_500a')],
    ['experiment → another', { to: `${log}/e/enc_10a` }, panel('enc_10a')],
    ['experiment → log', { to: log }, 'main'],
    ['log → a day ten months ago', { to: `${log}/at/2024-11-20` }, '[data-day="2024-11-20"]'],
    ['a day → the end of the log', { key: 'End' }, `article[aria-posinset="${rows}"]`],
  ]
  const times = Object.fromEntries(steps.map(([what]) => [what, []]))
  for (let round = 0; round < 5; round++) {
    for (const [what, act, there] of steps) {
      times[what].push(await page.evaluate(switched, [act, there]))
      await page.waitForTimeout(300)
    }
  }
  return Object.fromEntries(Object.entries(times).map(([what, all]) => [what, at(all, 0.5)]))
}

/** In the page: goes as a link goes, or by a key, and waits for what is to stand there. */
async function switched([{ to, key }, there]) {
  const start = performance.now()
  if (key) window.dispatchEvent(new KeyboardEvent('keydown', { key }))
  else {
    window.dispatchEvent(new Event('tsuiki:leaving'))
    history.pushState({ depth: 1 }, '', to)
    window.dispatchEvent(new Event('tsuiki:arrived'))
  }
  do {
    await new Promise(requestAnimationFrame)
    if (performance.now() - start > 10_000) throw new Error(`${there} did not come`)
  } while (!document.querySelector(there))
  await new Promise((done) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = done
    port2.postMessage(0)
  })
  return performance.now() - start
}
