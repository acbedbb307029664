import { at, traced } from './trace.mjs'

/** Words typed letter by letter, English, Japanese and a key, each from its first letter to its last. */
const WORDS = ['statistics', '評価側', 'enc_25', 'momentum', '精度が動かない', 'by:b', '#4711']

/** What a key press in the two find boxes costs on the main thread, until the frame that shows it is painted. */
export async function typing(page) {
  const box = page.getByRole('combobox')
  await page.keyboard.press('Control+k')
  await box.waitFor()
  await page.waitForTimeout(1500)
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
  return { p50: at(work, 0.5), longest: Math.max(...work) }
}

/** From the click or key to the frame in which the other view stands. */
export async function switches(page) {
  const times = {}
  const timed = async (what, act, there) => {
    const all = []
    for (let run = 0; run < 5; run++) all.push(await until(page, act, there))
    times[what] = at(all, 0.5)
  }
  await page.keyboard.press('Escape')
  const trial = await page.evaluate(() => {
    const key = document.querySelector('[data-trial] button')?.textContent
    return `${location.pathname.split('/').slice(0, 2).join('/')}/e/${encodeURIComponent(key)}`
  })
  const go = (address) => page.evaluate((to) => window.history.pushState({ depth: 1 }, '', to), address)
  const log = await page.evaluate(() => `/${location.pathname.split('/')[1]}`)
  const panel = '[data-scope="experiment"], aside, [role="complementary"]'
  await timed('log → experiment', () => go(trial), panel)
  await timed(
    'experiment → another',
    () => go(trial.replace(/[^/]+$/, (key) => (key === 'enc_3a' ? 'enc_4a' : 'enc_3a'))),
    panel,
  )
  await timed('log → a day a year away', () => go(`${log}/at/2024-11-20`), '#day-2024-11-20')
  await timed('a day → the end of the log', () => go(log), 'article')
  return times
}
