import { readdirSync, readFileSync } from 'node:fs'
import { opens } from './opens.mjs'
import { scrolls } from './scrolls.mjs'
import { switches, typing } from './uses.mjs'

/** One row a figure, in the order in which somebody would meet them. */
export async function measure(browser, address, runs) {
  const rows = []
  const say = (what, value, unit, bar) =>
    rows.push({ what, value: Math.round(value * 100) / 100, unit, ...(bar === undefined ? {} : { bar }) })
  const { first, second, pages } = await opens(browser, address, runs)
  say('first visit, usable', first.row, 'ms', 1500)
  say('first visit, first paint', first.painted, 'ms')
  say('first visit, all entries here', first.complete, 'ms')
  say('second visit, usable', second.row, 'ms', 300)
  say('second visit, first paint', second.painted, 'ms')
  say('second visit, all entries here', second.complete, 'ms')
  const { page, close } = await pages()
  const scroll = await scrolls(page)
  for (const [name, of] of Object.entries({ 'a fast wheel': scroll.wheel, 'an end-to-end': scroll.whole })) {
    say(`${name} scroll, work a frame p50`, of.work.p50, 'ms')
    say(`${name} scroll, work a frame p99`, of.work.p99, 'ms', 8)
    say(`${name} scroll, frames of 16.7 ms or more`, of.long, `of ${of.frames}`)
    say(`${name} scroll, blank frames`, of.blank, `of ${of.frames}`, 0)
    say(`${name} scroll, largest jump`, of.jump, 'px', 1)
  }
  say('an empty page, work a frame p99', scroll.empty.work.p99, 'ms')
  say('an empty page, frames of 16.7 ms or more', scroll.empty.long, `of ${scroll.empty.frames}`)
  say('layout shift while scrolling', scroll.shift, 'CLS', 0)
  const keys = await typing(page)
  say('find, a key press p50', keys.p50, 'ms')
  say('find, a key press, longest', keys.longest, 'ms', 16)
  say('find in the log, a key press p50', keys.log.p50, 'ms')
  say('find in the log, a key press, longest', keys.log.longest, 'ms', 16)
  for (const [what, ms] of Object.entries(await switches(page))) say(what, ms, 'ms', 100)
  const memory = await memoryOf(page)
  say('heap', memory.heap, 'MB')
  say('the whole tab', memory.tab, 'MB', 250)
  await close()
  return rows
}

/** After a collection: the JavaScript heap, and what the tab's process holds (proportional set size). */
async function memoryOf(page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('Performance.enable')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 1e6
  return { heap, tab: await tabOf(page) }
}

async function tabOf(page) {
  if (process.platform !== 'linux') return Number.NaN
  const browser = await page.context().browser().newBrowserCDPSession()
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  let most = 0
  for (const id of renderers) {
    if (!readdirSync('/proc').includes(String(id))) continue
    const [, kilobytes] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')) ?? []
    most = Math.max(most, Number(kilobytes ?? 0) / 1000)
  }
  return most
}
