/** `npm run e2e -- --base-url=http://127.0.0.1:PORT` (or TSUIKI_E2E_URL): what product.md says, tried in a real browser. */
const option = process.argv.find((each) => each.startsWith('--base-url='))?.slice('--base-url='.length)
const address = option ?? process.env.TSUIKI_E2E_URL
if (!address) {
  console.error('Where is Tsuiki? Say --base-url=http://127.0.0.1:8080 or set TSUIKI_E2E_URL.')
  process.exit(2)
}
process.env.TSUIKI_E2E_URL = address.replace(/\/$/, '')
// Where people sign in, it is told who they are.
if (process.env.TSUIKI_E2E_PEOPLE) await import('./people.e2e.mjs')
else {
  await import('./writing.e2e.mjs')
  await import('./reading.e2e.mjs')
  await import('./finding.e2e.mjs')
  await import('./experiment.e2e.mjs')
  await import('./code.e2e.mjs')
  await import('./replica.e2e.mjs')
}
