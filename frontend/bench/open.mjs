/**
 * `npm run bench:open -- [--base-url=http://127.0.0.1:8080 --notebook=lab] [--runs=5]` after `npm run build`: how long a
 * notebook takes to open in a real browser, the first time and the second. Without an address it opens 10,000 made-up
 * records served from memory.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { launch } from '../e2e/browser.mjs'
import { serve } from '../e2e/fixture.mjs'

const option = (name) => process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3)
const given = option('base-url')
const notebook = option('notebook') ?? 'lab'
const runs = Number(option('runs') ?? 5)
const stand = given ? null : await serve({ which: 'long', count: 10_000 })
const address = `${given ?? stand.url}/${notebook}`
const browser = await launch()

/** Milliseconds from the navigation to: the shell drawn, records in memory, the first row on screen, all records here. */
async function open(context) {
  const page = await context.newPage()
  await page.addInitScript(() => {
    const look = () => {
      const row = document.querySelector('[data-row]')
      if (row) requestAnimationFrame(() => performance.mark('row'))
      else requestAnimationFrame(look)
    }
    look()
  })
  await page.goto(address)
  await page.waitForFunction(
    () =>
      performance.getEntriesByName('row').length > 0 &&
      performance.getEntriesByName('tsuiki complete').length > 0,
    null,
    { timeout: 120_000 },
  )
  const times = await page.evaluate(() => {
    const mark = (name) => performance.getEntriesByName(name)[0]?.startTime
    return {
      painted: mark('first-contentful-paint'),
      records: mark('tsuiki usable') ?? mark('tsuiki complete'),
      row: mark('row'),
      complete: mark('tsuiki complete'),
      megabytes: performance.memory.usedJSHeapSize / 1e6,
    }
  })
  // What was read is on disk a moment later.
  await page.waitForTimeout(1_000)
  await page.close()
  return times
}

const first = []
const second = []
for (let run = 0; run < runs; run++) {
  const context = await browser.newContext()
  first.push(await open(context))
  second.push(await open(context))
  await context.close()
}
await browser.close()
stand?.close()

const median = (rows) =>
  Object.fromEntries(
    Object.keys(rows[0]).map((name) => {
      const values = rows.map((row) => row[name]).sort((a, b) => a - b)
      return [name, Math.round(values[Math.floor(values.length / 2)])]
    }),
  )
const table = { first: median(first), second: median(second) }
console.table(table)
mkdirSync('target/bench', { recursive: true })
writeFileSync('target/bench/open.json', `${JSON.stringify(table, null, 2)}\n`)
