import { type RefObject, useCallback, useRef } from 'react'
import type { Drawn } from './drawn'
import type { Heights } from './heights'

export type Space = {
  /** What stands for the rows above and below those that are drawn. */
  above: RefObject<HTMLDivElement | null>
  below: RefObject<HTMLDivElement | null>
  /** Beside all rows of a day, drawn or not: from `data-from` up to `data-to`. */
  rail: (element: HTMLElement | null) => (() => void) | undefined
  /** Gives each its room, where the rows are laid out so much lower than their heights say and drawn so much higher again. */
  space: (place: { drift: number; lift: number }) => void
}

type Options = { heights: Heights; drawn: Drawn; list: RefObject<HTMLElement | null> }

/** The room of what is not drawn, and of everything: what changes inside is laid out without anything around it. */
export function useSpace({ heights, drawn, list }: Options): Space {
  const above = useRef<HTMLDivElement>(null)
  const below = useRef<HTMLDivElement>(null)
  const rails = useRef(new Set<HTMLElement>())

  const rail = useCallback((element: HTMLElement | null) => {
    if (!element) return
    rails.current.add(element)
    return () => void rails.current.delete(element)
  }, [])

  const space = useCallback(
    ({ drift, lift }: { drift: number; lift: number }) => {
      const to = Math.min(drawn.range.to, heights.count)
      const from = Math.min(drawn.range.from, to)
      const room = exact(heights.start(from) + drift)
      stand(above.current, Math.floor(room))
      rest(above.current, room % 1)
      stand(below.current, heights.total - heights.start(to))
      for (const each of rails.current) {
        const start = heights.start(Number(each.dataset['from']))
        stand(each, heights.start(Number(each.dataset['to'])) - start, start + drift)
      }
      stand(list.current, exact(heights.total + drift))
      raise(list.current, lift)
    },
    [heights, drawn, list],
  )
  return { above, below, rail, space }
}

/**
 * To the 64th of a pixel in which a browser lays out: sums of heights are wrong by less, and must not be rounded another way each
 * time. What is moved by so little is painted anew like what is moved by much.
 */
const exact = (height: number) => Math.max(0, Math.round(height * 64) / 64)

/** Of a length of a million pixels a browser keeps eighths; what is less than a pixel therefore stands beside it. */
function rest(element: HTMLElement | null, part: number): void {
  if (!element) return
  const tall = `${part}px`
  if (element.style.marginBottom !== tall) element.style.marginBottom = tall
}

function stand(element: HTMLElement | null, height: number, top?: number): void {
  if (!element) return
  const { style } = element
  const tall = `${Math.max(0, height)}px`
  if (style.height !== tall) style.height = tall
  if (top !== undefined && style.top !== `${top}px`) style.top = `${top}px`
}

/** The headings stick to where the view begins, drawn higher or not. */
function raise(list: HTMLElement | null, lift: number): void {
  const translate = lift === 0 ? '' : `0px ${-lift}px`
  if (!list || list.style.translate === translate) return
  list.style.translate = translate
  list.style.setProperty('--lift', `${lift}px`)
}
