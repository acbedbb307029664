/**
 * `npm run bench`: a notebook of 10,000 entries (3,000 trials, 2,000 pictures, code, mathematics, Japanese) in real
 * Chromium. Starts a Tsuiki of its own on a data folder under target/bench that it fills once; with
 * `--base-url=http://127.0.0.1:8080` it fills and measures that one, and with `--notebook=lab` besides it measures what is
 * in that notebook as it stands; `--only=open,scroll,find,switch,memory` measures some of it. One table, and the same as
 * target/bench/reading.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { launch } from '../e2e/browser.mjs'
import { measure, PARTS } from './measure.mjs'
import { fill, start } from './server.mjs'

const option = (name) => process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3)
const folder = resolve('target/bench')
mkdirSync(folder, { recursive: true })
const slug = option('notebook') ?? 'ten-thousand'

const given = option('base-url')?.replace(/\/$/, '')
const server = given ? { url: given, stop: () => {} } : await start(`${folder}/tsuiki`)
try {
  if (!option('notebook')) await fill(server.url, slug, given ? null : `${folder}/tsuiki`)
  const browser = await launch()
  try {
    const rows = await measure(
      browser,
      `${server.url}/${slug}`,
      Number(option('runs') ?? 5),
      option('only')?.split(',') ?? PARTS,
    )
    const width = Math.max(...rows.map(({ what }) => what.length))
    for (const { what, value, unit, bar } of rows) {
      const missed = bar !== undefined && value > bar ? '  ← missed' : ''
      console.log(
        `${what.padEnd(width)}  ${String(value).padStart(8)} ${unit.padEnd(7)}${bar === undefined ? '' : ` bar ${bar}`}${missed}`,
      )
    }
    writeFileSync(`${folder}/reading.json`, `${JSON.stringify(rows, null, 2)}\n`)
  } finally {
    await browser.close()
  }
} finally {
  await server.stop()
}
