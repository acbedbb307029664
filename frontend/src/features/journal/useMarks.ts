import { type RefObject, useEffect } from 'react'
import { matchesIn } from '../../lib/matches'
import type { LogFinding } from './useLogFind'

type Options = { finding: LogFinding; list: RefObject<HTMLElement | null> }

/**
 * Marks the words in the drawn rows, without touching what is drawn: as highlights of the document. Where a browser has
 * none, the row that is found is still marked as the current one.
 */
export function useMarks({ finding: { words, hits, at }, list }: Options): void {
  const here = hits[at] ?? null
  useEffect(() => {
    const element = list.current
    if (!element || typeof CSS === 'undefined' || !('highlights' in CSS)) return
    let frame = 0
    let brought: string | null = null
    const mark = () => {
      const found = new Highlight()
      const current = new Highlight()
      const wanted = new Set(hits)
      for (const row of element.querySelectorAll<HTMLElement>('[data-row]')) {
        const id = row.dataset['row'] ?? ''
        if (!wanted.has(id)) continue
        for (const range of rangesIn(row, words)) (id === here ? current : found).add(range)
      }
      CSS.highlights.set('found', found)
      CSS.highlights.set('found-here', current)
      const [first] = current
      if (first && here && brought !== here) {
        brought = here
        bringIntoView(first as Range, element)
      }
    }
    mark()
    const watch = new MutationObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(mark)
    })
    watch.observe(element, { childList: true, subtree: true, characterData: true })
    return () => {
      watch.disconnect()
      cancelAnimationFrame(frame)
      CSS.highlights.delete('found')
      CSS.highlights.delete('found-here')
    }
  }, [words, hits, here, list])
}

/** The words may stand far down in a long entry. */
function bringIntoView(range: Range, element: HTMLElement): void {
  const scroller = element.closest('[data-scroller]')
  if (!scroller) return
  const { top, bottom } = scroller.getBoundingClientRect()
  const at = range.getBoundingClientRect()
  if (at.height > 0 && (at.top < top + 60 || at.bottom > bottom - 160))
    scroller.scrollTop += at.top - top - 140
}

function rangesIn(row: HTMLElement, words: readonly string[]): Range[] {
  const nodes: { node: Text; start: number }[] = []
  let text = ''
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.parentElement?.closest('.sr-only, time, annotation')) continue
    nodes.push({ node, start: text.length })
    text += node.data
  }
  return matchesIn(text, words).map(([start, end]) => {
    const range = new Range()
    const [first, last] = [holding(nodes, start), holding(nodes, end - 1)]
    if (first && last) {
      range.setStart(first.node, start - first.start)
      range.setEnd(last.node, end - last.start)
    }
    return range
  })
}

function holding(nodes: readonly { node: Text; start: number }[], place: number) {
  let low = 0
  let high = nodes.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((nodes[middle]?.start ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return nodes[low]
}
