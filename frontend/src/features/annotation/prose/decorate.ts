import { isAtom, piecesOf } from './place'
import type { Chunk } from './source'

/** `again`: what corrects the words was itself corrected since. */
export type Quote = { id: string; quote: string | null; tone: 'fix' | 'word'; again?: boolean | undefined }
export type Key = { start: number; end: number; key: string }
/** A top-level piece of the text, and whose quotes end in it. */
export type Block = { html: string; ends: readonly string[] }

type Work = {
  html: string
  source: string
  chunks: readonly Chunk[]
  quotes: readonly Quote[]
  references: References | null
}

/** Where the names of trials stand, and where each leads; the one that is `here` leads nowhere. */
export type References = {
  keysIn: (text: string) => readonly Key[]
  addressOf: (key: string) => string
  here?: string | undefined
}

/** Names of trials become quiet references, quoted words get their thin mark, and the text is cut where something stands under it. */
export function decorate(work: Work): Block[] {
  const template = document.createElement('template')
  template.innerHTML = work.html
  const root = template.content
  if (work.references) refer(root, work.references)
  const marked = mark(root, work)
  return cut(root, work.quotes, marked)
}

/** Names of trials become quiet references. */
export function refer(root: Node, { keysIn, addressOf, here }: References): void {
  for (const text of textsOf(root)) {
    const parent = text.parentElement
    if (parent?.closest('a, pre, [data-tex]')) continue
    const keys = keysIn(text.data)
    if (keys.length === 0) continue
    const parts: (Node | string)[] = []
    let at = 0
    for (const { start, end, key } of keys) {
      parts.push(text.data.slice(at, start))
      const link = document.createElement(key === here ? 'b' : 'a')
      link.className = 'mention'
      link.dataset['key'] = key
      if (link instanceof HTMLAnchorElement) link.href = addressOf(key)
      link.textContent = text.data.slice(start, end)
      parts.push(link)
      at = end
    }
    parts.push(text.data.slice(at))
    text.replaceWith(...parts)
  }
}

/** Which elements each quote came to stand in, in order. */
function mark(root: DocumentFragment, { source, chunks, quotes }: Work): Map<string, Node[]> {
  const marked = new Map<string, Node[]>()
  const ranges = quotes.flatMap(({ id, quote, tone, again }) => {
    const start = quote ? source.indexOf(quote) : -1
    return quote && start >= 0 ? [{ id, tone, again, start, end: start + quote.length }] : []
  })
  if (ranges.length === 0) return marked
  const note = (ids: readonly string[], node: Node) => {
    for (const id of ids) marked.set(id, [...(marked.get(id) ?? []), node])
  }
  for (const { node, from } of piecesOf([root], chunks)) {
    const at = (i: number) => {
      const place = from[i] ?? -1
      return place < 0 ? [] : ranges.filter(({ start, end }) => place >= start && place < end)
    }
    const atom = node.parentElement?.closest<HTMLElement>('[data-tex]')
    if (atom && isAtom(atom)) {
      const by = at(0)
      if (by.length === 0 || atom.dataset['by']) continue
      dress(atom, by)
      note(
        by.map(({ id }) => id),
        atom,
      )
      continue
    }
    const parts: (Node | string)[] = []
    for (let i = 0; i < from.length; ) {
      const by = at(i)
      let end = i + 1
      while (end < from.length && same(at(end), by)) end++
      const words = node.data.slice(i, end)
      if (by.length === 0) parts.push(words)
      else {
        const element = document.createElement('mark')
        element.textContent = words
        dress(element, by)
        parts.push(element)
        note(
          by.map(({ id }) => id),
          element,
        )
      }
      i = end
    }
    if (parts.some((part) => typeof part !== 'string')) node.replaceWith(...parts)
  }
  return marked
}

function dress(element: HTMLElement, by: readonly Pick<Quote, 'id' | 'tone' | 'again'>[]): void {
  const corrections = by.filter(({ tone }) => tone === 'fix')
  const fixes = corrections.length
  element.classList.add(fixes > 0 ? 'fixed' : 'spoken')
  if (fixes > 1) element.classList.add('twice')
  if (fixes > 0 && corrections.every(({ again }) => again)) element.classList.add('again')
  element.dataset['by'] = by.map(({ id }) => id).join(' ')
}

function same(a: readonly { id: string }[], b: readonly { id: string }[]): boolean {
  return a.length === b.length && a.every(({ id }, i) => id === b[i]?.id)
}

/** A list is cut after the item that is spoken of, so that what is said stands under that item and not under the list. */
function cut(
  root: DocumentFragment,
  quotes: readonly Quote[],
  marked: ReadonlyMap<string, readonly Node[]>,
): Block[] {
  const under = new Map<Element, string[]>()
  for (const { id } of quotes) {
    const last = marked.get(id)?.at(-1)
    const block = (last ? topOf(last, root) : null) ?? root.lastElementChild
    if (!block) continue
    const item = last?.parentElement?.closest('li')
    const top = item && (block.matches('ul, ol') ? split(block, topItem(item, block)) : null)
    const at = top ?? block
    under.set(at, [...(under.get(at) ?? []), id])
  }
  const blocks: Block[] = []
  let html = ''
  for (const element of root.children) {
    html += element.outerHTML
    const ends = under.get(element)
    if (!ends) continue
    blocks.push({ html, ends })
    html = ''
  }
  if (html) blocks.push({ html, ends: [] })
  return blocks
}

function topOf(node: Node, root: Node): Element | null {
  let at: Node = node
  while (at.parentNode && at.parentNode !== root) at = at.parentNode
  return at.nodeType === Node.ELEMENT_NODE ? (at as Element) : null
}

function topItem(item: Element, list: Element): Element {
  let at = item
  while (at.parentElement && at.parentElement !== list) at = at.parentElement
  return at
}

function split(list: Element, item: Element): Element {
  if (!item.nextElementSibling) return list
  const rest = list.cloneNode(false) as Element
  if (list.matches('ol')) {
    const before = [...list.children].indexOf(item) + 1
    rest.setAttribute('start', String(Number(list.getAttribute('start') ?? 1) + before))
  }
  while (item.nextSibling) rest.append(item.nextSibling)
  list.after(rest)
  return list
}

function textsOf(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  for (let text = walker.nextNode(); text; text = walker.nextNode()) texts.push(text as Text)
  return texts
}
