import { at, traced } from './trace.mjs'

/** A hard throw of a touchpad, 18 screens a second; nobody's hand is faster. */
const THROW = 240

/**
 * The log from its end to its beginning as fast as a hand can throw it, and in strides of three screens a frame, as when the bar
 * is dragged (there only blanks and jumps count: each frame is another place); a throw over an empty page beside it. The work of a
 * frame is what the main thread did between two of them, as the browser itself counts it.
 */
export async function scrolls(page) {
  await page.evaluate(() => {
    window.shifted = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
    }).observe({ type: 'layout-shift', buffered: false })
  })
  const thrown = await run(page, '[data-scroller]', -THROW, 20_000)
  const shift = await page.evaluate(() => window.shifted)
  await page.keyboard.press('End')
  await page.waitForTimeout(300)
  const height = await page.evaluate(() => document.querySelector('[data-scroller]').scrollTop)
  const dragged = await run(page, '[data-scroller]', -Math.max(2400, height / 400), 400)
  const blank = await page.context().newPage()
  await blank.setContent(
    '<div id="empty" style="height:90vh;overflow:auto"><div style="height:900000px"></div></div>',
  )
  await blank.evaluate(() => document.getElementById('empty').scrollTo(0, 800_000))
  const empty = await run(blank, '#empty', -THROW, 600)
  await blank.close()
  return { thrown, dragged, empty, shift }
}

export async function run(page, selector, step, frames) {
  const { result: seen, busy } = await traced(page, () => page.evaluate(scrolled, [selector, step, frames]))
  const work = Array.from({ length: seen.frames }, (_, n) => busy(`bench frame ${n}`, `bench frame ${n + 1}`))
  const clock = work.map((each) => each.clock)
  return {
    ...seen,
    work: { p50: at(clock, 0.5), p99: at(clock, 0.99) },
    processor: at(
      work.map((each) => each.processor),
      0.99,
    ),
    over8: clock.filter((each) => each > 8).length,
    long: clock.filter((each) => each > 16.7).length,
  }
}

/** In the page: scrolls a step a frame and looks what is in its middle, as painted. */
async function scrolled([selector, step, most]) {
  const element = document.querySelector(selector)
  const rect = element.getBoundingClientRect()
  const inLog = selector === '[data-scroller]'
  // Where something stands in a frame as painted: intersections are reported after layout and resize observers.
  const painted = (target) =>
    new Promise((done) => {
      const observer = new IntersectionObserver(([entry]) => {
        observer.disconnect()
        done(entry.boundingClientRect.top)
      })
      observer.observe(target)
    })
  // What a hand scrolls is there before a frame begins, and is heard of before anything else happens: never inside a frame's
  // callback, never with something of the page's own between the two.
  const afterFrame = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = done
      port2.postMessage(0)
    })
  const middle = () => document.elementFromPoint(rect.left + rect.width * 0.45, rect.top + rect.height / 2)
  let blank = 0
  let jump = 0
  let frames = 0
  for (; frames < most && element.scrollTop > 0; frames++) {
    performance.mark(`bench frame ${frames}`)
    const row = middle()?.closest('article')
    const was = row?.getBoundingClientRect().top
    const from = element.scrollTop
    element.scrollTop += step
    element.dispatchEvent(new Event('scroll'))
    const now = await painted(row ?? element)
    if (inLog && !middle()?.closest('section')) blank++
    // A row that was looked at must have moved by what the hand scrolled, and by nothing else.
    if (row?.isConnected && from + step > 0) jump = Math.max(jump, Math.abs(now - was + step))
    await afterFrame()
  }
  performance.mark(`bench frame ${frames}`)
  return { frames, blank, jump }
}
