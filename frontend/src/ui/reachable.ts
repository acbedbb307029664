import { afterPaint } from '../lib/wait'

/**
 * Makes what is wider than its room a stop of the Tab key, so that it can be scrolled without a mouse. Looked at once it is painted:
 * before, the browser would have to lay it out for that alone; and again when its letters have come, which are of another width.
 * Returns what calls it off.
 */
export function reachable(elements: readonly HTMLElement[]): () => void {
  if (elements.length === 0) return () => {}
  let off = false
  const look = () => {
    if (off) return
    for (const each of elements) if (each.scrollWidth > each.clientWidth) each.tabIndex = 0
  }
  const callOff = afterPaint(() => {
    look()
    if (document.fonts?.status === 'loading') void document.fonts.ready.then(look)
  })
  return () => {
    off = true
    callOff()
  }
}
