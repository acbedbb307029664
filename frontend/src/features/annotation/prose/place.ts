import type { Chunk } from './source'

/**
 * The way between what stands on the page and what was written: for each character of the rendered text nodes, where it
 * came from. Quotes are kept as exact words of the source; selections and marks live on the page.
 */
export type Piece = { node: Text; from: readonly number[]; to: readonly number[] }

type Cursor = { chunk: number; offset: number }

/** `atom` elements (mathematics) count as one piece whatever is inside. */
export function piecesOf(roots: readonly Node[], chunks: readonly Chunk[]): Piece[] {
  const pieces: Piece[] = []
  const cursor: Cursor = { chunk: 0, offset: 0 }
  const visit = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) pieces.push(follow(node as Text, chunks, cursor))
    else if (isAtom(node)) atom(node, chunks, cursor, pieces)
    else for (const child of node.childNodes) visit(child)
  }
  for (const root of roots) visit(root)
  return pieces
}

export function isAtom(node: Node): node is HTMLElement {
  return node.nodeType === Node.ELEMENT_NODE && (node as Element).hasAttribute('data-tex')
}

function atom(node: Node, chunks: readonly Chunk[], cursor: Cursor, pieces: Piece[]): void {
  let at = cursor.chunk
  if (cursor.offset > 0) at++
  while (at < chunks.length && !chunks[at]?.[3]) at++
  const chunk = chunks[at]
  if (!chunk) return
  cursor.chunk = at + 1
  cursor.offset = 0
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const length = (text as Text).data.length
    pieces.push({ node: text as Text, from: Array(length).fill(chunk[1]), to: Array(length).fill(chunk[2]) })
  }
}

function follow(node: Text, chunks: readonly Chunk[], cursor: Cursor): Piece {
  const from: number[] = []
  const to: number[] = []
  for (const character of node.data.split('')) {
    const place = next(character, chunks, cursor)
    from.push(place?.[0] ?? -1)
    to.push(place?.[1] ?? -1)
  }
  return { node, from, to }
}

function next(character: string, chunks: readonly Chunk[], cursor: Cursor): [number, number] | null {
  const { chunk: savedChunk, offset: savedOffset } = cursor
  while (cursor.chunk < chunks.length) {
    const [text, start, end] = chunks[cursor.chunk] as Chunk
    if (cursor.offset >= text.length) {
      cursor.chunk++
      cursor.offset = 0
      continue
    }
    if (text[cursor.offset] === character) {
      const at = cursor.offset++
      // An escape or an entity is longer in the source than on the page.
      return end - start === text.length ? [start + at, start + at + 1] : [start, end]
    }
    if (/\s/.test(text[cursor.offset] ?? '')) {
      cursor.offset++
      continue
    }
    break
  }
  // White space between blocks belongs to the page, not to the source.
  cursor.chunk = savedChunk
  cursor.offset = savedOffset
  return null
}

/** The exact words of the source under a selection; null when it holds none. */
export function sourceOf(pieces: readonly Piece[], source: string, range: Range): string | null {
  let start = Number.POSITIVE_INFINITY
  let end = -1
  for (const piece of pieces) {
    if (!range.intersectsNode(piece.node)) continue
    const first = range.startContainer === piece.node ? range.startOffset : 0
    const last = range.endContainer === piece.node ? range.endOffset : piece.node.data.length
    for (let i = first; i < last; i++) {
      const from = piece.from[i] ?? -1
      if (from < 0) continue
      start = Math.min(start, from)
      end = Math.max(end, piece.to[i] ?? -1)
    }
  }
  if (end <= start) return null
  const words = source.slice(start, end).trim()
  return words && source.includes(words) ? words : null
}
