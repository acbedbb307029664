// Lints ../openapi/openapi.yaml by ../openapi/ruleset.yaml and says what is wrong, where.
import { fileURLToPath } from 'node:url'
import { formatProblems, getTotals, lint, loadConfig } from '@redocly/openapi-core'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const config = await loadConfig({ configPath: here('../../openapi/ruleset.yaml') })
const problems = await lint({ ref: here('../../openapi/openapi.yaml'), config })
formatProblems(problems, { format: 'stylish', totals: getTotals(problems), version: '' })
process.exit(problems.length === 0 ? 0 : 1)
