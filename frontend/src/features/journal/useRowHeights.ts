import { useCallback, useMemo, useRef } from 'react'
import type { Heights } from './heights'

export type RowHeights = {
  /** For each row that is drawn. */
  row: (element: HTMLElement | null) => () => void
  /** Takes the heights of the rows that were just drawn. */
  measure: () => void
  /** Whether any of them is another than had been thought, and nobody has been told yet. */
  surprised: () => boolean
  /** From now on whoever changes is heard of, those that were drawn since included. */
  watch: () => void
}

/**
 * How tall rows are: as soon as they are drawn, and whenever they change while they are watched. Most that come in a throw have
 * gone by again at the next rest, and watching costs a good part of drawing one.
 */
export function useRowHeights(heights: Heights, changed: () => void): RowHeights {
  const fresh = useRef(new Set<HTMLElement>())
  const unwatched = useRef(new Set<HTMLElement>())
  const surprise = useRef(false)

  const watcher = useMemo(() => {
    if (typeof ResizeObserver === 'undefined') return null
    return new ResizeObserver((entries) => {
      // What was only just drawn may leave room for more.
      let news = surprise.current
      surprise.current = false
      for (const { target, borderBoxSize } of entries) {
        const id = (target as HTMLElement).dataset['row']
        const height = borderBoxSize[0]?.blockSize ?? (target as HTMLElement).offsetHeight
        if (id && target.isConnected && heights.measure(id, height)) news = true
      }
      if (news) changed()
    })
  }, [heights, changed])

  const row = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return () => {}
      fresh.current.add(element)
      unwatched.current.add(element)
      return () => {
        fresh.current.delete(element)
        unwatched.current.delete(element)
        watcher?.unobserve(element)
      }
    },
    [watcher],
  )

  const measure = useCallback(() => {
    for (const element of fresh.current) {
      const id = element.dataset['row']
      if (id && heights.measure(id, element.getBoundingClientRect().height)) surprise.current = true
    }
    fresh.current.clear()
  }, [heights])

  const watch = useCallback(() => {
    for (const element of unwatched.current) watcher?.observe(element)
    unwatched.current.clear()
  }, [watcher])

  return { row, measure, surprised: useCallback(() => surprise.current, []), watch }
}
