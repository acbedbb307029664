import { type RefObject, useCallback, useRef } from 'react'
import type { Drawn } from './drawn'
import type { Heights } from './heights'

export type Space = {
  /** What stands for the rows above and below those that are drawn. */
  above: RefObject<HTMLDivElement | null>
  below: RefObject<HTMLDivElement | null>
  /**
   * Beside all rows of a day, from `data-from` up to `data-to`; where its first or last is not drawn, to the very beginning or
   * end, so that nothing moves while rows come.
   */
  rail: (element: HTMLElement | null) => (() => void) | undefined
  /**
   * Gives each its room, where the rows are laid out so much lower than their heights say and drawn so much higher again. Where
   * somebody goes up, rows stand on the room below them, else under that above: those that come are then laid out once, however
   * tall they turn out to be, and nothing that was there is moved by them.
   */
  space: (place: Place) => void
}

export type Place = { drift: number; lift: number; speed: number; moving: boolean }

/** So far from the end of the list nobody sees in the middle of a scroll how far it is. */
const FAR = 4000

type Options = {
  heights: Heights
  drawn: Drawn
  room: RefObject<HTMLElement | null>
  list: RefObject<HTMLElement | null>
}

/** The room of what is not drawn, and of everything: what changes inside is laid out without anything around it. */
export function useSpace({ heights, drawn, room, list }: Options): Space {
  const above = useRef<HTMLDivElement>(null)
  const below = useRef<HTMLDivElement>(null)
  const rails = useRef(new Set<HTMLElement>())
  const tall = useRef(0)

  const rail = useCallback((element: HTMLElement | null) => {
    if (!element) return
    rails.current.add(element)
    return () => void rails.current.delete(element)
  }, [])

  const space = useCallback(
    ({ drift, lift, speed, moving }: Place) => {
      const to = Math.min(drawn.range.to, heights.count)
      const from = Math.min(drawn.range.from, to)
      const bottom = heights.start(to) + drift
      // A list of another height is laid out with all that is around it.
      const far = moving && to < heights.count && tall.current - bottom > FAR
      if (!far) tall.current = Math.ceil(exact(heights.total + drift))
      const end = tall.current
      const up = speed < 0
      stand(above.current, up ? 0 : exact(heights.start(from) + drift))
      stand(below.current, up ? exact(end - bottom) : 0)
      hang(list.current, up ? 'end' : 'start')
      for (const each of rails.current) {
        const [first, last] = [Number(each.dataset['from']), Number(each.dataset['to'])]
        const top = first < from ? 0 : exact(heights.start(first) + drift)
        stand(each, (last > to ? end : exact(heights.start(last) + drift)) - top, top)
      }
      stand(list.current, end)
      raise(room.current, lift)
    },
    [heights, drawn, room, list],
  )
  return { above, below, rail, space }
}

/**
 * To the 64th of a pixel in which a browser lays out: sums of heights are wrong by less, and must not be rounded another way each
 * time. What is moved by so little is painted anew like what is moved by much.
 */
const exact = (height: number) => Math.max(0, Math.round(height * 64) / 64)

function hang(list: HTMLElement | null, where: 'start' | 'end'): void {
  if (list && list.style.alignContent !== where) list.style.alignContent = where
}

/** What each was told: a long length reads back in other digits. */
const told = new WeakMap<HTMLElement, { height: number; top: number }>()

function stand(element: HTMLElement | null, height: number, top = 0): void {
  if (!element) return
  const before = told.get(element)
  if (before?.height === height && before.top === top) return
  told.set(element, { height, top })
  const { style } = element
  // Of a length of a million pixels a browser keeps eighths; what is less than a pixel therefore stands beside it.
  style.height = `${Math.max(0, Math.floor(height))}px`
  style.marginBottom = `${height % 1}px`
  if (top !== (before?.top ?? 0)) style.top = `${top}px`
}

/** The headings stick to where the view begins, drawn higher or not. */
function raise(room: HTMLElement | null, lift: number): void {
  const translate = lift === 0 ? '' : `0px ${-lift}px`
  if (!room || room.style.translate === translate) return
  room.style.translate = translate
  room.style.setProperty('--lift', `${lift}px`)
}
