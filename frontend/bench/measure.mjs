import { memoryOf } from './memory.mjs'
import { opens, ready } from './opens.mjs'
import { scrolls } from './scrolls.mjs'
import { switches, typing } from './uses.mjs'

export const PARTS = ['open', 'scroll', 'find', 'switch', 'memory']

/** One row a figure, in the order in which somebody would meet them. */
export async function measure(browser, address, runs, parts) {
  const rows = []
  const say = (what, value, unit, bar) =>
    rows.push({ what, value: Math.round(value * 100) / 100, unit, ...(bar === undefined ? {} : { bar }) })
  const wanted = (part) => parts.includes(part)
  if (wanted('open')) {
    const { first, second } = await opens(browser, address, runs)
    say('first visit, usable', first.row, 'ms', 1500)
    say('first visit, first paint', first.painted, 'ms')
    say('first visit, all entries here', first.complete, 'ms')
    say('second visit, usable', second.row, 'ms', 300)
    say('second visit, first paint', second.painted, 'ms')
    say('second visit, all entries here', second.complete, 'ms')
  }
  const page = await ready(browser, address)
  if (wanted('scroll')) {
    const { thrown, fast, dragged, empty, shift } = await scrolls(page)
    say('scrolled end to end, work a frame p50', thrown.work.p50, 'ms')
    say('scrolled end to end, work a frame p99', thrown.work.p99, 'ms', 8)
    say('scrolled end to end, frames with work over 8 ms', thrown.over8, `of ${thrown.frames}`)
    say('scrolled end to end, by the clock p99', thrown.clock, 'ms')
    say('scrolled end to end, frames over 16.7 ms', thrown.long, `of ${thrown.frames}`)
    say('scrolled end to end, blank frames', thrown.blank, `of ${thrown.frames}`, 0)
    say('scrolled end to end, largest jump', thrown.jump, 'px', 1)
    say('scrolled end to end, layout shift', shift, 'CLS', 0)
    say('at the first speed of a throw, work a frame p50', fast.work.p50, 'ms')
    say('at the first speed of a throw, work a frame p99', fast.work.p99, 'ms')
    say('at the first speed of a throw, by the clock p99', fast.clock, 'ms')
    say('at the first speed of a throw, blank frames', fast.blank, `of ${fast.frames}`, 0)
    say('dragged end to end, work a frame p99', dragged.work.p99, 'ms')
    say('dragged end to end, blank frames', dragged.blank, `of ${dragged.frames}`, 0)
    say('an empty page, work a frame p50', empty.work.p50, 'ms')
    say('an empty page, work a frame p99', empty.work.p99, 'ms')
    say('an empty page, by the clock p99', empty.clock, 'ms')
    say('an empty page, frames over 16.7 ms', empty.long, `of ${empty.frames}`)
  }
  if (wanted('find')) {
    const keys = await typing(page)
    say('find, a key press p50', keys.p50, 'ms')
    say('find, a key press, longest', keys.longest, 'ms', 16)
    say('find, processor time, longest', keys.processor, 'ms')
    say('find in the log, a key press p50', keys.log.p50, 'ms')
    say('find in the log, a key press, longest', keys.log.longest, 'ms', 16)
    say('find in the log, processor time, longest', keys.log.processor, 'ms')
  }
  if (wanted('switch'))
    for (const [what, ms] of Object.entries(await switches(page))) say(what, ms, 'ms', 100)
  if (wanted('memory')) {
    const { heap, tab, decoded } = await memoryOf(page)
    say('heap', heap, 'MB')
    say('the whole tab', tab, 'MB', 250)
    say('decoded pictures the browser keeps besides until it needs the room', decoded, 'MB')
  }
  await page.context().close()
  return rows
}
