import { type RefObject, useCallback, useRef } from 'react'
import type { Drawn } from './drawn'
import type { Heights } from './heights'

export type Space = {
  /** What stands for the rows above and below those that are drawn. */
  above: RefObject<HTMLDivElement | null>
  below: RefObject<HTMLDivElement | null>
  /** Beside all rows of a day, drawn or not: from `data-from` up to `data-to`. */
  rail: (element: HTMLElement | null) => (() => void) | undefined
  /** Gives each its room, where the rows stand so much lower than their heights say. */
  space: (drift: number) => void
}

/** The room of what is not drawn. */
export function useSpace(heights: Heights, drawn: Drawn): Space {
  const above = useRef<HTMLDivElement>(null)
  const below = useRef<HTMLDivElement>(null)
  const rails = useRef(new Set<HTMLElement>())

  const rail = useCallback((element: HTMLElement | null) => {
    if (!element) return
    rails.current.add(element)
    return () => void rails.current.delete(element)
  }, [])

  const space = useCallback(
    (drift: number) => {
      const to = Math.min(drawn.range.to, heights.count)
      const from = Math.min(drawn.range.from, to)
      stand(above.current, heights.start(from) + drift)
      stand(below.current, heights.total - heights.start(to))
      for (const each of rails.current) {
        const start = heights.start(Number(each.dataset['from']))
        stand(each, heights.start(Number(each.dataset['to'])) - start, start + drift)
      }
    },
    [heights, drawn],
  )
  return { above, below, rail, space }
}

function stand(element: HTMLElement | null, height: number, top?: number): void {
  if (!element) return
  const { style } = element
  const tall = `${Math.max(0, height)}px`
  if (style.height !== tall) style.height = tall
  if (top !== undefined && style.top !== `${top}px`) style.top = `${top}px`
}
