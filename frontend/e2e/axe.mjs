import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on a page. It runs as an injected script: the page's own policy allows none, and no test weakens it. */
export async function axeViolations(page) {
  const results = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })`)
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
}
