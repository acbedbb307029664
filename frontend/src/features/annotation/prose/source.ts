import type { Token } from 'markdown-it'

/** A stretch of rendered text and where it stands in the source; `atom`: the source is shown as something else (mathematics). */
export type Chunk = readonly [text: string, start: number, end: number, atom?: boolean]

/** In the order in which the text appears on the page. */
export function chunksOf(tokens: readonly Token[], source: string): Chunk[] {
  const lines = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) lines.push(at + 1)
  const chunks: Chunk[] = []
  let cursor = 0

  const take = (text: string, written = text, atom = false) => {
    if (!text) return
    const found = source.indexOf(written, cursor)
    if (found < 0) {
      chunks.push([text, cursor, cursor])
      return
    }
    cursor = found + written.length
    chunks.push(atom ? [text, found, cursor, true] : [text, found, cursor])
  }

  const inline = (children: readonly Token[]) => {
    for (const child of children) {
      if (child.type === 'text') take(child.content)
      else if (child.type === 'text_special') take(child.content, child.markup || child.content)
      else if (child.type === 'code_inline') take(child.content)
      else if (child.type === 'math') take(child.content, child.markup + child.content + child.markup, true)
      else if (child.type === 'image') take(child.content)
      else if (child.type === 'link_close' && child.markup === '') cursor = afterAddress(source, cursor)
    }
  }

  for (const token of tokens) {
    if (token.map) cursor = Math.max(cursor, lines[token.map[0]] ?? 0)
    if (token.type === 'inline') inline(token.children ?? [])
    else if (token.type === 'fence' || token.type === 'code_block') {
      if (token.type === 'fence') cursor = Math.max(cursor, lines[(token.map?.[0] ?? 0) + 1] ?? 0)
      for (const line of token.content.split('\n')) take(line)
    } else if (token.type === 'math_block') take(token.content, token.content, true)
  }
  return chunks
}

/** Past the `](address "title")` that ends a link, so that its words are not looked for inside the address. */
function afterAddress(source: string, cursor: number): number {
  const from = source.indexOf('](', cursor)
  if (from < 0 || from > cursor + 4) return cursor
  const to = source.indexOf(')', from)
  return to < 0 ? cursor : to + 1
}
