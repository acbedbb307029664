import type { Lines } from './lines'

/** A function or class of a Python file: its lines with its decorators, its name as `Class.method`. */
export type Definition = { lines: Lines; header: number; name: string }

const heading = /^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+([\p{L}_][\p{L}\p{N}_]*)/u

/** The smallest definition around some lines; around one that is selected already, the next larger. */
export function definitionAround(source: readonly string[], { from, to }: Lines): Definition | null {
  const around = definitionsOf(source).filter(
    ({ lines }) => lines.from <= from && lines.to >= to && !(lines.from === from && lines.to === to),
  )
  return around.sort((a, b) => a.lines.to - a.lines.from - (b.lines.to - b.lines.from))[0] ?? null
}

/** The definition that some lines are, with or without its decorators and the blank lines at the ends. */
export function definitionOf(source: readonly string[], { from, to }: Lines): Definition | null {
  const isBlank = (line: number) => source[line - 1]?.trim() === ''
  let first = from
  while (first < to && isBlank(first)) first++
  let last = to
  while (last > first && isBlank(last)) last--
  return (
    definitionsOf(source).find(
      ({ lines, header }) => lines.to === last && lines.from <= first && first <= header,
    ) ?? null
  )
}

export function definitionsOf(source: readonly string[]): Definition[] {
  const begins = beginnings(source)
  const around: { depth: number; name: string }[] = []
  const found: Definition[] = []
  source.forEach((text, i) => {
    const depth = begins[i]
    const name = typeof depth === 'number' ? heading.exec(text)?.[1] : undefined
    if (typeof depth !== 'number' || name === undefined) return
    while ((around.at(-1)?.depth ?? -1) >= depth) around.pop()
    around.push({ depth, name })
    found.push({
      name: around.map((each) => each.name).join('.'),
      header: i + 1,
      lines: { from: firstLine(source, begins, i), to: lastLine(begins, i, depth) },
    })
  })
  return found
}

/** How deep the statement is that begins on a line, or why none does. */
type Beginning = number | 'inside' | 'blank'

function firstLine(source: readonly string[], begins: readonly Beginning[], header: number): number {
  let first = header
  for (let i = header - 1; i >= 0 && begins[i] !== 'blank'; i--) {
    if (begins[i] === 'inside') continue
    if (begins[i] !== begins[header] || !source[i]?.trimStart().startsWith('@')) break
    first = i
  }
  return first + 1
}

function lastLine(begins: readonly Beginning[], header: number, depth: number): number {
  let last = header
  for (let i = header + 1; i < begins.length; i++) {
    const beginning = begins[i]
    if (typeof beginning === 'number' && beginning <= depth) break
    if (beginning !== 'blank') last = i
  }
  return last + 1
}

/** Lines inside brackets or a long string begin nothing, nor do comments. */
function beginnings(source: readonly string[]): Beginning[] {
  let open = 0
  let quote: string | null = null
  return source.map((text) => {
    const inside = open > 0 || quote !== null
    let at = 0
    while (at < text.length) {
      if (quote !== null) {
        const end: number = text.indexOf(quote, at)
        if (end < 0) break
        at = end + quote.length
        quote = null
        continue
      }
      const token = /"""|'''|#.*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[[({\])}]/g
      token.lastIndex = at
      const match = token.exec(text)
      if (!match) break
      at = token.lastIndex
      if (match[0] === '"""' || match[0] === "'''") quote = match[0]
      else if ('[({'.includes(match[0])) open++
      else if ('])}'.includes(match[0])) open = Math.max(0, open - 1)
    }
    if (inside) return 'inside'
    const bare = text.trimStart()
    if (bare === '' || bare.startsWith('#')) return 'blank'
    return text.slice(0, text.length - bare.length).replaceAll('\t', '        ').length
  })
}
