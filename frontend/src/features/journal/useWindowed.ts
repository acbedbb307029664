import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { afterPaint } from '../../lib/wait'
import { Heights } from './heights'

/** What stays where it is when anything above, below or around it changes: a row at a distance from the top, or the end. */
export type Anchor = { id: string; offset: number } | 'end'
export type Range = { from: number; to: number }

export type Windowed = {
  range: Range
  before: number
  after: number
  atEnd: boolean
  /** More than a screen away from the end. */
  far: boolean
  heights: Heights
  row: (element: HTMLElement | null) => (() => void) | undefined
  anchor: () => Anchor
  /** Puts a row (or the end) there, at once. */
  place: (anchor: Anchor) => void
  /** Brings a row into view, moving as little as can be. */
  reveal: (id: string, below?: number) => void
  /** Keeps this row where it is while it changes its height. */
  hold: (id: string) => void
}

type Options = {
  ids: readonly string[]
  estimate: (index: number) => number
  scroller: RefObject<HTMLElement | null>
  list: RefObject<HTMLElement | null>
  /** Whatever stands in the scroller: its height changes with the writing box. */
  page: RefObject<HTMLElement | null>
  initial: Anchor
  onRest: () => void
}

const near = 3
/** Rows beyond the view that are drawn with it, in pixels or parts of the view. */
const BEYOND = { least: 500, part: 0.8 }
/** So many rows are made in one frame of a scroll, as long as there are enough around the view. */
const AT_ONCE = 3
const NEEDED = 160
const margin = 12

/**
 * Draws only the rows near the view, in normal flow between two spacers, so that days can be sticky. One anchor rules:
 * after every change the page is scrolled to where the anchored row is again, before anything is painted.
 */
export function useWindowed(options: Options): Windowed {
  const { ids, estimate, scroller, list, page, initial } = options
  const heights = useMemo(() => new Heights(), [])
  heights.set(ids, estimate)
  const anchor = useRef<Anchor>(initial)
  const view = useRef({ top: 0, height: 800, listTop: 0 })
  /** Where this code scrolled to itself, as the browser rounded it. */
  const own = useRef(-1)
  /** What is in view is drawn first, and only once it is seen what is around it. */
  const roomy = useRef(false)
  const [range, setRange] = useState<Range>(() => around(heights, wanted(heights, initial, 800), 800, false))
  const [atEnd, setAtEnd] = useState(initial === 'end')
  const [far, setFar] = useState(false)
  const latest = useRef(options)
  latest.current = options

  const draw = useCallback(
    (top: number) => {
      const next = around(heights, top, view.current.height, roomy.current)
      setRange((now) => (now.from === next.from && now.to === next.to ? now : next))
    },
    [heights],
  )

  /** Scrolls so that the anchor holds, if it does not. */
  const settle = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const now = view.current
    if (anchor.current === 'end') element.scrollTop = element.scrollHeight
    else {
      const top = wanted(heights, anchor.current, now.height) + now.listTop
      if (Math.abs(top - element.scrollTop) >= 0.5) element.scrollTop = top
    }
    now.top = element.scrollTop
    own.current = now.top
  }, [heights, scroller])

  /** As above, and draws what is in view there. Never while rendering: rows not yet measured would make it turn in circles. */
  const resettle = useCallback(() => {
    settle()
    draw(view.current.top - view.current.listTop)
  }, [settle, draw])

  /** Rows that were just drawn are measured before anything is painted or scrolled: where they stand is never a guess. */
  const fresh = useRef(new Set<HTMLElement>())
  const surprised = useRef(false)
  const measure = useCallback(() => {
    for (const element of fresh.current) {
      const id = element.dataset['row']
      if (id && heights.measure(id, element.getBoundingClientRect().height)) surprised.current = true
    }
    fresh.current.clear()
  }, [heights])
  useLayoutEffect(() => {
    measure()
    settle()
  })
  // Other rows: a list shorter than the screen changes nobody's size, so nothing else would draw them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are what it waits for
  useLayoutEffect(resettle, [ids, resettle])

  const drawn = ids.length > 0
  useEffect(() => {
    if (!drawn) return
    return afterPaint(() => {
      roomy.current = true
      resettle()
    })
  }, [drawn, resettle])

  const rows = useMemo(() => {
    if (typeof ResizeObserver === 'undefined') return null
    return new ResizeObserver((entries) => {
      // What was only just drawn may leave room for more.
      let changed = surprised.current
      surprised.current = false
      for (const { target, borderBoxSize } of entries) {
        const id = (target as HTMLElement).dataset['row']
        const height = borderBoxSize[0]?.blockSize ?? (target as HTMLElement).offsetHeight
        if (id && target.isConnected && heights.measure(id, height)) changed = true
      }
      if (changed) resettle()
    })
  }, [heights, resettle])

  const row = useCallback(
    (element: HTMLElement | null) => {
      if (!element || !rows) return
      rows.observe(element)
      fresh.current.add(element)
      return () => {
        rows.unobserve(element)
        fresh.current.delete(element)
      }
    },
    [rows],
  )

  useLayoutEffect(() => {
    const element = scroller.current
    const content = page.current
    if (!element || !content) return
    const look = () => {
      view.current.height = element.clientHeight
      view.current.listTop = list.current?.offsetTop ?? 0
      resettle()
    }
    look()
    if (typeof ResizeObserver === 'undefined') return
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    sizes.observe(content)
    return () => sizes.disconnect()
  }, [scroller, page, list, resettle])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    let rest: ReturnType<typeof setTimeout> | undefined
    const onScroll = () => {
      const now = view.current
      now.top = element.scrollTop
      const left = element.scrollHeight - now.top - element.clientHeight
      const end = left <= near
      // Nobody moved: an anchor taken anew from a rounded place would creep away.
      if (now.top !== own.current)
        anchor.current = end ? 'end' : first(heights, now.top - now.listTop, now.height)
      const next = around(heights, now.top - now.listTop, now.height, roomy.current)
      const top = now.top - now.listTop
      const needed = { from: heights.at(top - NEEDED), to: heights.at(top + now.height + NEEDED) + 1 }
      // Before the next paint, or a fast scroll would show a blank.
      flushSync(() => {
        setAtEnd(end)
        setFar(left > now.height)
        setRange((was) => stepped(was, next, needed))
      })
      clearTimeout(rest)
      rest = setTimeout(() => {
        draw(now.top - now.listTop)
        latest.current.onRest()
      }, 150)
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(rest)
      element.removeEventListener('scroll', onScroll)
    }
  }, [scroller, heights, draw])

  const place = useCallback(
    (next: Anchor) => {
      anchor.current = next
      setAtEnd(next === 'end')
      draw(wanted(heights, next, view.current.height))
      settle()
    },
    [heights, draw, settle],
  )

  const reveal = useCallback(
    (id: string, below = 0) => {
      const index = heights.indexOf(id)
      if (index < 0) return
      const { top, listTop, height } = view.current
      const start = heights.start(index) + listTop
      const end = start + heights.height(index)
      if (start < top + margin) place({ id, offset: margin })
      else if (end > top + height - below - margin) {
        place({ id, offset: Math.max(margin, height - below - margin - heights.height(index)) })
      }
    },
    [heights, place],
  )

  const hold = useCallback(
    (id: string) => {
      const index = heights.indexOf(id)
      const { top, listTop } = view.current
      if (index >= 0) anchor.current = { id, offset: heights.start(index) - (top - listTop) }
    },
    [heights],
  )

  const to = Math.min(range.to, ids.length)
  const from = Math.min(range.from, to)
  return {
    range: { from, to },
    before: heights.start(from),
    after: Math.max(0, heights.total - heights.start(to)),
    atEnd,
    far,
    heights,
    row,
    anchor: useCallback(() => anchor.current, []),
    place,
    reveal,
    hold,
  }
}

/** Where the view would begin, measured from the first row. */
function wanted(heights: Heights, anchor: Anchor, height: number): number {
  if (anchor === 'end') return Math.max(0, heights.total - height)
  const index = heights.indexOf(anchor.id)
  return index < 0 ? Math.max(0, heights.total - height) : heights.start(index) - anchor.offset
}

/** The topmost row that begins in view; one that fills the view and began above it where there is none. */
function first(heights: Heights, top: number, height: number): Anchor {
  const index = heights.at(top)
  const start = heights.start(index)
  const next = index + 1 < heights.count && start < top && heights.start(index + 1) < top + height * 0.7
  const chosen = next ? index + 1 : index
  const id = heights.idAt(chosen)
  return id === undefined ? 'end' : { id, offset: heights.start(chosen) - top }
}

/**
 * From the rows that are drawn to those that should be, at most a few more at either end: a frame in which many short rows come
 * would take longer than a frame has. What is in view, or will be in the next frame, is never left out.
 */
export function stepped(was: Range, next: Range, needed: Range): Range {
  const from = Math.min(needed.from, Math.max(next.from, was.from - AT_ONCE))
  const to = Math.max(needed.to, Math.min(next.to, was.to + AT_ONCE))
  const far = was.to <= next.from || next.to <= was.from
  const range = far ? next : { from: Math.max(from, next.from), to: Math.min(to, next.to) }
  return was.from === range.from && was.to === range.to ? was : range
}

function around(heights: Heights, top: number, height: number, roomy = true): Range {
  const over = roomy ? Math.max(BEYOND.least, height * BEYOND.part) : 0
  return { from: heights.at(top - over), to: Math.min(heights.count, heights.at(top + height + over) + 1) }
}
