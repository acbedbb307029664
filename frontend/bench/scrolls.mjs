import { at, traced } from './trace.mjs'

/** A hard throw of a touchpad begins with 18 screens a second; nobody's hand is faster. */
const THROW = 240
/** It slows down as browsers let it, and is thrown anew once it has a quarter of that left. */
const SLOWER = Math.exp(-16.7 / 325)
const AGAIN = THROW / 4

/**
 * The log from its end to its beginning as fast as a hand can throw it, again and again; a stretch of it at the first speed of a throw
 * throughout, which no hand keeps up; and in strides of three screens a frame, as when the bar is dragged (there only blanks and jumps
 * count: each frame is another place); throws over an empty page beside it. The work of a frame is the processor time the main
 * thread took between two of them, as the browser itself counts it; by the clock there is also what it had to wait for a processor,
 * where there are fewer than programs that draw.
 */
export async function scrolls(page) {
  await page.evaluate(() => {
    window.shifted = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
    }).observe({ type: 'layout-shift', buffered: false })
  })
  const end = async () => {
    await page.keyboard.press('End')
    await page.waitForTimeout(300)
  }
  const thrown = await run(page, '[data-scroller]', THROWS, 40_000)
  const shift = await page.evaluate(() => window.shifted)
  await end()
  const fast = await run(page, '[data-scroller]', steady(THROW), 1500)
  await end()
  const height = await page.evaluate(() => document.querySelector('[data-scroller]').scrollTop)
  const dragged = await run(page, '[data-scroller]', steady(Math.max(2400, height / 400)), 400)
  const blank = await page.context().newPage()
  await blank.setContent(
    '<div id="empty" style="height:90vh;overflow:auto"><div style="height:900000px"></div></div>',
  )
  await blank.evaluate(() => document.getElementById('empty').scrollTo(0, 800_000))
  const empty = await run(blank, '#empty', THROWS, 600)
  await blank.close()
  return { thrown, fast, dragged, empty, shift }
}

const THROWS = { first: THROW, slower: SLOWER, again: AGAIN }
const steady = (speed) => ({ first: speed, slower: 1, again: 0 })

export async function run(page, selector, speed, frames) {
  const { result: seen, busy } = await traced(page, () => page.evaluate(scrolled, [selector, speed, frames]))
  const work = seen.began.slice(1).map((end, n) => busy(seen.began[n], end))
  const clock = work.map((each) => each.clock)
  const processor = work.map((each) => each.processor)
  return {
    ...seen,
    work: { p50: at(processor, 0.5), p99: at(processor, 0.99) },
    clock: at(clock, 0.99),
    over8: processor.filter((each) => each > 8).length,
    long: clock.filter((each) => each > 16.7).length,
  }
}

/** In the page: scrolls a step a frame and looks what is in its middle, as painted. */
async function scrolled([selector, { first, slower, again }, most]) {
  const element = document.querySelector(selector)
  const rect = element.getBoundingClientRect()
  const inLog = selector === '[data-scroller]'
  // One of each for all frames: what is measured is not to be made to collect what measures it.
  let seen = () => {}
  const observer = new IntersectionObserver((entries) => {
    observer.disconnect()
    seen(entries.at(-1).boundingClientRect.top)
  })
  const { port1, port2 } = new MessageChannel()
  // Where something stands in a frame as painted: intersections are reported after layout and resize observers.
  const painted = (target) =>
    new Promise((done) => {
      seen = done
      observer.observe(target)
    })
  // What a hand scrolls is there before a frame begins, and is heard of before anything else happens: never inside a frame's
  // callback, never with something of the page's own between the two.
  const afterFrame = () =>
    new Promise((done) => {
      port1.onmessage = done
      port2.postMessage(0)
    })
  const middle = () => document.elementFromPoint(rect.left + rect.width * 0.45, rect.top + rect.height / 2)
  let blank = 0
  let jump = 0
  let frames = 0
  let speed = first
  const began = []
  performance.mark('bench clock')
  for (; frames < most && element.scrollTop > 0; frames++) {
    began.push(performance.now())
    const row = middle()?.closest('article')
    const was = row?.getBoundingClientRect().top
    const from = element.scrollTop
    const step = Math.round(speed)
    speed = speed * slower < again ? first : speed * slower
    element.scrollTop -= step
    element.dispatchEvent(new Event('scroll'))
    const now = await painted(row ?? element)
    if (inLog && !middle()?.closest('section')) blank++
    // A row that was looked at must have moved by what the hand scrolled, and by nothing else.
    if (row?.isConnected && from > step) jump = Math.max(jump, Math.abs(now - was - step))
    await afterFrame()
  }
  began.push(performance.now())
  return { frames, began, blank, jump }
}
