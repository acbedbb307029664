import { type RefObject, useEffect, useRef } from 'react'
import { matchesIn } from '../../lib/matches'
import { whenIdle } from '../../lib/wait'
import type { LogFinding } from './useLogFind'

/** Milliseconds after which the words are marked though the page is not idle. */
const LATEST = 50

/** Only while something is looked for: of whatever may be marked a browser keeps a style more for each element it draws. */
const INK = `
  ::highlight(found) { background: var(--found) }
  ::highlight(found-here) { color: var(--paper); background: var(--ink) }
`

type Options = { finding: LogFinding; list: RefObject<HTMLElement | null> }

/**
 * Marks the words in the drawn rows, without touching what is drawn: as highlights of the document. Where a browser has
 * none, the row that is found is still marked as the current one. What is typed is marked between the frames, so that no key
 * press waits for it.
 */
export function useMarks({ finding: { words, isHit, here }, list }: Options): void {
  const marked = useRef<Pick<LogFinding, 'words' | 'isHit'> | null>(null)
  useEffect(() => {
    const element = list.current
    if (!element || !canMark()) return
    let frame = 0
    let brought: string | null = null
    const mark = () => {
      const found = new Highlight()
      const current = new Highlight()
      for (const row of element.querySelectorAll<HTMLElement>('[data-row]')) {
        const id = row.dataset['row'] ?? ''
        if (!isHit(id)) continue
        const ranges = rangesIn(row, words)
        // The words stand in what a line leaves out, or there are none: then the line itself is where one is.
        if (ranges.length === 0 && id === here) ranges.push(...lineOf(row))
        for (const range of ranges) (id === here ? current : found).add(range)
      }
      CSS.highlights.set('found', found)
      CSS.highlights.set('found-here', current)
      const [first] = current
      if (first && here && brought !== here) {
        brought = here
        bringIntoView(first as Range, element)
      }
    }
    const stepped = marked.current?.words === words && marked.current.isHit === isHit
    marked.current = { words, isHit }
    const end = stepped ? mark() : whenIdle(mark, LATEST)
    const watch = new MutationObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(mark)
    })
    watch.observe(element, { childList: true, subtree: true, characterData: true })
    return () => {
      watch.disconnect()
      cancelAnimationFrame(frame)
      end?.()
    }
  }, [words, isHit, here, list])
  useEffect(() => {
    if (!canMark()) return
    const ink = new CSSStyleSheet()
    ink.replaceSync(INK)
    document.adoptedStyleSheets.push(ink)
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== ink)
      CSS.highlights.delete('found')
      CSS.highlights.delete('found-here')
    }
  }, [])
}

const canMark = () => typeof CSS !== 'undefined' && 'highlights' in CSS

/** The words may stand far down in a long entry. */
function bringIntoView(range: Range, element: HTMLElement): void {
  const scroller = element.closest('[data-scroller]')
  if (!scroller) return
  const { top, bottom } = scroller.getBoundingClientRect()
  const at = range.getBoundingClientRect()
  if (at.height > 0 && (at.top < top + 60 || at.bottom > bottom - 160))
    scroller.scrollTop += at.top - top - 140
}

/** What stands for a row that is one line: what was added to an older entry, or a trial's key. */
function lineOf(row: HTMLElement): Range[] {
  const line = row.querySelector(':scope > a, [data-trial] button')
  if (!line) return []
  const range = new Range()
  range.selectNodeContents(line)
  return [range]
}

function rangesIn(row: HTMLElement, words: readonly string[]): Range[] {
  const nodes: { node: Text; start: number }[] = []
  let text = ''
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.parentElement?.closest('.sr-only, .sr-inline, time, annotation')) continue
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
