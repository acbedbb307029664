/**
 * How smoothly a long log scrolls: `node e2e/scroll.mjs [entries]` after `npm run build`. Main-thread work a frame, blank
 * frames, layout shifts, and the same for an empty page of the same height.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { launch } from './browser.mjs'
import { serve } from './fixture.mjs'

mkdirSync('target/bench', { recursive: true })
const count = Number(process.argv[2] ?? 10_000)
const browser = await launch()
const { url, close } = await serve({ which: 'long', count })
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'ja' })
page.on('pageerror', (error) => console.log(error.message))
const started = Date.now()
await page.goto(`${url}/lab`)
await page.waitForFunction(() => document.querySelectorAll('article[data-row]').length > 3)
const usable = Date.now() - started
await page.waitForFunction(() => document.documentElement.dataset.phase === 'complete', null, {
  timeout: 60_000,
})
const complete = Date.now() - started
await page.waitForTimeout(1500)

const cdp = await page.context().newCDPSession(page)
await cdp.send('Performance.enable')
const busy = async () => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const of = (name) => metrics.find((each) => each.name === name)?.value ?? 0
  return {
    task: of('TaskDuration'),
    script: of('ScriptDuration'),
    layout: of('LayoutDuration') + of('RecalcStyleDuration'),
    heap: of('JSHeapUsedSize'),
    nodes: of('Nodes'),
  }
}
const run = (selector, step, frames) =>
  page.evaluate(
    async ([selector, step, frames]) => {
      const element = document.querySelector(selector)
      const times = []
      const jumps = [0]
      let blank = 0
      // Where something stands in a frame as painted: intersections are reported after layout and resize observers.
      const painted = (target) =>
        new Promise((done) => {
          const observer = new IntersectionObserver(([entry]) => {
            observer.disconnect()
            done(entry.boundingClientRect.top)
          })
          observer.observe(target)
        })
      const rect = element.getBoundingClientRect()
      const middle = () => document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2)
      for (let n = 0; n < frames; n++) {
        const row = middle()?.closest('article') ?? element.firstElementChild
        const was = await painted(row)
        const start = performance.now()
        element.scrollTop += step
        const now = await painted(row)
        times.push(performance.now() - start)
        if (selector === '[data-scroller]' && !middle()?.closest('section')) blank++
        // A row that was looked at must have moved by what was scrolled, and by nothing else.
        if (row.isConnected) jumps.push(Math.abs(now - was + step))
      }
      times.sort((a, b) => a - b)
      return {
        blank,
        jump: Math.max(...jumps),
        jumped: jumps.filter((each) => each > 1).length,
        p50: times[Math.floor(frames * 0.5)],
        p99: times[Math.floor(frames * 0.99)],
        at: element.scrollTop,
      }
    },
    [selector, step, frames],
  )
const frames = Number(process.argv[3] ?? 600)
const before = await busy()
const up = await run('[data-scroller]', -120, frames)
const after = await busy()
const fast = await run('[data-scroller]', -900, 200)
const later = await busy()
// The same on a page with nothing in it: what the browser itself costs here.
await page.screenshot({ path: 'target/bench/scroll.png' })
await page.goto('about:blank')
await page.setContent(
  '<div id="empty" style="height:90vh;overflow:auto"><div style="height:900000px"></div></div>',
)
await page.evaluate(() => document.getElementById('empty').scrollTo(0, 800_000))
const emptyBefore = await busy()
const empty = await run('#empty', -120, frames)
const emptyAfter = await busy()
const table = {
  entries: count,
  usable_ms: usable,
  complete_ms: complete,
  frame_interval_p50_ms: up.p50,
  frame_interval_p99_ms: up.p99,
  work_per_frame_ms: ((after.task - before.task) / frames) * 1000,
  script_per_frame_ms: ((after.script - before.script) / frames) * 1000,
  layout_per_frame_ms: ((after.layout - before.layout) / frames) * 1000,
  blank_frames: up.blank,
  fast_work_per_frame_ms: ((later.task - after.task) / 200) * 1000,
  fast_blank_frames: fast.blank,
  largest_jump_px: up.jump,
  frames_with_a_jump: up.jumped,
  fast_frames_with_a_jump: fast.jumped,
  empty_work_per_frame_ms: ((emptyAfter.task - emptyBefore.task) / frames) * 1000,
  empty_interval_p99_ms: empty.p99,
  heap_mb: later.heap / 1e6,
  nodes: later.nodes,
}
for (const [name, value] of Object.entries(table))
  console.log(name.padEnd(26), typeof value === 'number' ? Math.round(value * 100) / 100 : value)
writeFileSync('target/bench/scroll.json', JSON.stringify(table, null, 2))
await browser.close()
close()
