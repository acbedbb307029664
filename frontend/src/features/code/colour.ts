import type { Parser } from '@lezer/common'
import { classHighlighter, highlightCode } from '@lezer/highlight'
import { parser as javascript } from '@lezer/javascript'
import { parser as json } from '@lezer/json'
import { parser as markdown } from '@lezer/markdown'
import { parser as python } from '@lezer/python'
import { parser as yaml } from '@lezer/yaml'
import { escaped } from './escaped'

const typescript = javascript.configure({ dialect: 'ts jsx' })
const parsers: Readonly<Record<string, Parser>> = {
  python,
  py: python,
  ipynb: json,
  javascript,
  js: javascript,
  mjs: javascript,
  jsx: typescript,
  typescript,
  ts: typescript,
  tsx: typescript,
  json,
  jsonl: json,
  yaml,
  yml: yaml,
  markdown,
  md: markdown,
}

/** A shell has no Lezer grammar; comments, strings, options and variables are what the eye looks for. */
const shell = /(^|\s)(#[^\n]*)|('[^']*'|"(?:\\.|[^"\\])*")|(\$\w+|\$\{[^}]*\})|(^|\s)(--?[\w-]+)/gm
function colourShell(code: string): string {
  let html = ''
  let at = 0
  for (const match of code.matchAll(shell)) {
    const [whole, gap1, comment, string, variable, gap2, option] = match
    const gap = gap1 ?? gap2 ?? ''
    const name = comment
      ? 'comment'
      : string
        ? 'string'
        : variable
          ? 'variableName2'
          : option
            ? 'keyword'
            : ''
    html += escaped(code.slice(at, match.index) + gap)
    html += `<span class="tok-${name}">${escaped(whole.slice(gap.length))}</span>`
    at = match.index + whole.length
  }
  return html + escaped(code.slice(at))
}

/** What is set otherwise than plain code (in prose.css): a span around anything else would be laid out for nothing. */
const SET_APART =
  /\btok-(comment|keyword|operatorKeyword|modifier|string2?|number|bool|atom|literal|definition|className|typeName|variableName2|heading)\b/

/** Static HTML, one span a token that is set apart; unknown languages come back escaped and plain. */
export function colour(code: string, language: string): string {
  const name = language.trim().toLowerCase()
  if (/^(ba|z|fi)?sh$|^(shell|console)$/.test(name)) return colourShell(code)
  const parser = parsers[name]
  // A minified megabyte is not read by anybody, and would hold up the page that shows it.
  if (!parser || code.length > 400_000) return escaped(code)
  let html = ''
  highlightCode(
    code,
    parser.parse(code),
    classHighlighter,
    (text, classes) => {
      html += SET_APART.test(classes) ? `<span class="${classes}">${escaped(text)}</span>` : escaped(text)
    },
    () => {
      html += '\n'
    },
  )
  return html
}

export function languageOf(path: string): string {
  return /\.([a-z0-9]+)(#.*)?$/i.exec(path)?.[1]?.toLowerCase() ?? ''
}
