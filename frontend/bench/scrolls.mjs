import { at, traced } from './trace.mjs'

/**
 * The log from its end to its beginning, in one long fast movement (a few screens a frame, so that all of it is passed)
 * and as a wheel moves (120 px a frame), and a wheel over an empty page. The work of a frame is what the main thread did
 * between two of them, as the browser itself counts it.
 */
export async function scrolls(page) {
  await page.evaluate(() => {
    window.shifted = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
    }).observe({ type: 'layout-shift', buffered: false })
  })
  const wheel = await run(page, '[data-scroller]', -120, 600)
  const height = await page.evaluate(() => document.querySelector('[data-scroller]').scrollTop)
  const whole = await run(page, '[data-scroller]', -Math.max(1200, height / 500), 500)
  const shift = await page.evaluate(() => window.shifted)
  const blank = await page.context().newPage()
  await blank.setContent(
    '<div id="empty" style="height:90vh;overflow:auto"><div style="height:900000px"></div></div>',
  )
  await blank.evaluate(() => document.getElementById('empty').scrollTo(0, 800_000))
  const empty = await run(blank, '#empty', -120, 600)
  await blank.close()
  return { wheel, whole, empty, shift }
}

async function run(page, selector, step, frames) {
  const { result: seen, busy } = await traced(page, () => page.evaluate(scrolled, [selector, step, frames]))
  const work = Array.from({ length: seen.frames }, (_, n) => busy(`bench frame ${n}`, `bench frame ${n + 1}`))
  return {
    frames: seen.frames,
    work: { p50: at(work, 0.5), p99: at(work, 0.99) },
    long: work.filter((each) => each > 16.7).length,
    blank: seen.blank,
    jump: seen.jump,
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
  const middle = () => document.elementFromPoint(rect.left + rect.width * 0.45, rect.top + rect.height / 2)
  let blank = 0
  let jump = 0
  let frames = 0
  for (; frames < most && element.scrollTop > 0; frames++) {
    performance.mark(`bench frame ${frames}`)
    const row = middle()?.closest('article') ?? element.firstElementChild
    const was = row.getBoundingClientRect().top
    const from = element.scrollTop
    element.scrollTop += step
    const moved = from - element.scrollTop
    const now = await painted(row)
    if (inLog && !middle()?.closest('section')) blank++
    // A row that was looked at must have moved by what was scrolled, and by nothing else.
    if (row.isConnected && from - moved > 0) jump = Math.max(jump, Math.abs(now - was - moved))
    await new Promise(requestAnimationFrame)
  }
  performance.mark(`bench frame ${frames}`)
  return { frames, blank, jump }
}
