import { type RefObject, useEffect, useRef } from 'react'

/**
 * A box that is asked for by a key may open where nobody sees it: at the end of a long entry, at the foot of the panel. It
 * is brought into view, and what is returned leads back to where one was, unless one has moved since.
 */
export function useBroughtIntoView(ref: RefObject<HTMLElement | null>): () => void {
  const back = useRef(() => {})
  useEffect(() => {
    const element = ref.current
    const scroller = element?.closest('[data-scroller], [data-scope="panel"]')
    if (!element || !scroller) return
    const from = scroller.scrollTop
    element.scrollIntoView({ block: 'nearest' })
    const to = scroller.scrollTop
    back.current = () => {
      if (to !== from && Math.abs(scroller.scrollTop - to) < 2) scroller.scrollTop = from
    }
  }, [ref])
  return () => back.current()
}
