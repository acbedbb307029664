import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on a page. It runs as an injected script: the page's own policy allows none, and no test weakens it. */
export async function axeViolations(page) {
  // Some things are looked at only after they were painted, in the letters they are to have.
  await page.waitForFunction(() => !document.querySelector('.prose.waiting'))
  await page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 2; frame++)
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  })
  // Half faded in, words have less contrast than anybody reads them with.
  await page.evaluate(() => {
    const passing = document
      .getAnimations()
      .filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
    return Promise.allSettled(passing.map((each) => each.finished))
  })
  const results = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })`)
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
}
