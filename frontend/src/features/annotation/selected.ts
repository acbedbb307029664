import type { Replica } from '../../replica/replica'
import { piecesOf, sourceOf } from './prose/place'
import { chunksOf, renderedNow } from './prose/rendering'
import type { Scope } from './replying'

export type SelectedWords = { id: string; quote: string; scope: Scope; rect: DOMRect }

/** The words that are selected on the page, as the exact words of the annotation they belong to; null for anything else. */
export function selectedWords(replica: Replica): SelectedWords | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const root = elementOf(range.commonAncestorContainer)?.closest<HTMLElement>('[data-words]')
  const id = root?.dataset['words']
  const annotation = id ? replica.views.annotation(id) : null
  const rendered = annotation && renderedNow(annotation.text)
  if (!root || !id || !rendered) return null
  // Where corrections stand between the paragraphs, only the paragraphs are this annotation's own words.
  const blocks = [...root.querySelectorAll(':scope > .piece > [data-block]')]
  const quote = sourceOf(
    piecesOf(blocks.length > 0 ? blocks : [root], chunksOf(rendered)),
    annotation.text,
    range,
  )
  if (!quote) return null
  const scope = root.closest<HTMLElement>('[data-scope]')?.dataset['scope'] === 'panel' ? 'panel' : 'log'
  return { id, quote, scope, rect: range.getBoundingClientRect() }
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement
}
