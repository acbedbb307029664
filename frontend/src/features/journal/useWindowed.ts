import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { afterPaint } from '../../lib/wait'
import { Drawn, useTold } from './drawn'
import { Heights } from './heights'
import { type Anchor, around, covers, first, needed, stepped, type View, wanted } from './range'
import { useRowHeights } from './useRowHeights'
import { type Space, useSpace } from './useSpace'

export type Windowed = Pick<Space, 'above' | 'below' | 'rail'> & {
  drawn: Drawn
  atEnd: boolean
  /** More than a screen away from the end. */
  far: boolean
  heights: Heights
  row: (element: HTMLElement | null) => () => void
  /** To be called whenever rows were drawn, before they are painted. */
  settled: () => void
  /** The row at a distance from the top of the view. */
  at: (y: number) => number
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
  /** What the rows and the headings of their days stand in, and the rows alone. */
  room: RefObject<HTMLElement | null>
  list: RefObject<HTMLElement | null>
  /** Whatever stands in the scroller: its height changes with the writing box. */
  page: RefObject<HTMLElement | null>
  initial: Anchor
  onRest: () => void
}

const near = 3
const margin = 12
/** Less than this is a trembling hand, and no other way. */
const TURN = 4
/** So many rows come in a frame of a scroll: two cost nearly twice as much, since nothing else is painted anew for them. */
const AT_ONCE = 1
/** Milliseconds without a movement after which a hand is taken to rest. */
const REST = 150
/** So much room above is certainly more than a few rows are wrongly thought to be tall. */
const ENOUGH = 1000

/**
 * Draws only the rows near the view, in normal flow between two spacers, so that days can be sticky. One anchor rules:
 * after every change its row is where it was again, before anything is painted. At rest the page is scrolled there; while
 * somebody scrolls, nothing but their hand does that: what rows turn out to be taller than had been thought is taken from
 * the spacer above instead, and put right when the hand rests. Only who comes near the beginning without a rest is scrolled,
 * and the rows are drawn so much higher meanwhile: laid out elsewhere, they would be painted anew in the middle of a throw.
 */
export function useWindowed(options: Options): Windowed {
  const { ids, estimate, scroller, room, list, page, initial } = options
  const heights = useMemo(() => new Heights(), [])
  heights.set(ids, estimate)
  const anchor = useRef<Anchor>(initial)
  /**
   * `drift`: how much lower the rows are laid out than their heights say; `lift`: how much of that they are drawn higher again.
   * Whoever opens a log will scroll upwards.
   */
  const view = useRef({ top: 0, height: 800, listTop: 0, drift: 0, lift: 0, speed: -TURN })
  /** Where this code scrolled to itself, as the browser rounded it. */
  const own = useRef(-1)
  const moving = useRef(false)
  /** What is in view is drawn first, and only once it is seen what is around it. */
  const roomy = useRef(false)
  const [drawn] = useState(
    () => new Drawn(needed(heights, { top: wanted(heights, initial, 800), height: 800, speed: 0 })),
  )
  const [atEnd, setAtEnd] = useTold(initial === 'end')
  const [far, setFar] = useTold(false)
  const latest = useRef(options)
  latest.current = options

  const looked = useCallback((): View => {
    const { top, listTop, drift, lift, height, speed } = view.current
    return { top: top - listTop - drift + lift, height, speed }
  }, [])

  /** Draws what a view needs at once and at most so many rows more; the rest in the frames that follow. */
  const filling = useRef(() => {})
  const draw = useCallback(
    (at: View, most = 0) => {
      filling.current()
      const least = needed(heights, at)
      const next = roomy.current ? around(heights, at) : least
      drawn.set(stepped(drawn.range, next, least, most))
      const { from, to } = drawn.range
      // While somebody scrolls, the next frame brings the next rows.
      if (!moving.current && (from > next.from || to < next.to))
        filling.current = afterPaint(() => draw(looked(), 1))
    },
    [heights, drawn, looked],
  )
  useEffect(() => () => filling.current(), [])

  const { above, below, rail, space: spaced } = useSpace({ heights, drawn, room, list })
  const space = useCallback(() => spaced({ ...view.current, moving: moving.current }), [spaced])

  /** Puts the anchor back to where it was, if it is elsewhere. */
  const settle = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const now = view.current
    if (anchor.current === 'end') {
      now.drift = 0
      now.lift = 0
      space()
      element.scrollTop = element.scrollHeight
    } else {
      const top = wanted(heights, anchor.current, now.height) + now.listTop
      const off = now.top - top
      if (moving.current) {
        const room = heights.start(drawn.range.from) + off
        now.drift = off + now.lift
        // Where the beginning is near, its place is no longer to be guessed.
        const near = drawn.range.from === 0 || room < ENOUGH
        if (!near || Math.abs(off) < 0.5) return space()
        now.lift = now.drift
      } else {
        now.drift = 0
        now.lift = 0
      }
      space()
      if (Math.abs(top - element.scrollTop) >= 0.5) element.scrollTop = top
    }
    now.top = element.scrollTop
    own.current = now.top
  }, [heights, drawn, scroller, space])

  /** As above, and draws what is in view there. Never while rendering: rows not yet measured would make it turn in circles. */
  const resettle = useCallback(() => {
    settle()
    draw(looked())
  }, [settle, draw, looked])

  /** Rows that were just drawn are measured before anything is painted or scrolled: where they stand is never a guess. */
  const { row, measure, surprised, watch } = useRowHeights(heights, resettle)
  const settled = useCallback(() => {
    space()
    measure()
    settle()
    if (!moving.current || (surprised() && !covers(drawn.range, needed(heights, looked())))) watch()
  }, [heights, drawn, looked, settle, space, measure, surprised, watch])
  // Other rows: a list shorter than the screen changes nobody's size, so nothing else would draw them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are what it waits for
  useLayoutEffect(resettle, [ids, resettle])

  const any = ids.length > 0
  useEffect(() => {
    if (!any) return
    return afterPaint(() => {
      roomy.current = true
      resettle()
    })
  }, [any, resettle])

  useLayoutEffect(() => {
    const element = scroller.current
    const content = page.current
    if (!element || !content) return
    const look = () => {
      view.current.height = element.clientHeight
      view.current.listTop = room.current?.offsetTop ?? 0
      resettle()
    }
    look()
    if (typeof ResizeObserver === 'undefined') return
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    sizes.observe(content)
    return () => sizes.disconnect()
  }, [scroller, page, room, resettle])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    let resting: ReturnType<typeof setTimeout> | undefined
    let scrolled = 0
    const rest = () => {
      const left = scrolled + REST - performance.now()
      resting = left > 0 ? setTimeout(rest, left) : undefined
      if (resting !== undefined) return
      moving.current = false
      view.current.speed = Math.sign(view.current.speed)
      watch()
      resettle()
      latest.current.onRest()
    }
    const onScroll = () => {
      const now = view.current
      const by = element.scrollTop - now.top
      now.top = element.scrollTop
      const left = element.scrollHeight - now.top - element.clientHeight
      const end = left <= near
      // Nobody moved: an anchor taken anew from a rounded place would creep away.
      if (now.top !== own.current) {
        if (Math.abs(by) >= TURN) now.speed = by
        anchor.current = end ? 'end' : first(heights, looked())
        moving.current = true
      }
      // Before the next paint, or a fast scroll would show a blank.
      flushSync(() => {
        setAtEnd(end)
        setFar(left > now.height)
        draw(looked(), by === 0 ? 0 : AT_ONCE)
      })
      scrolled = performance.now()
      resting ??= setTimeout(rest, REST)
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(resting)
      element.removeEventListener('scroll', onScroll)
    }
  }, [scroller, heights, draw, looked, resettle, watch, setAtEnd, setFar])

  const place = useCallback(
    (next: Anchor) => {
      anchor.current = next
      moving.current = false
      setAtEnd(next === 'end')
      const { height } = view.current
      draw({ top: wanted(heights, next, height), height, speed: 0 })
      settle()
    },
    [heights, draw, settle, setAtEnd],
  )

  const reveal = useCallback(
    (id: string, below = 0) => {
      const index = heights.indexOf(id)
      if (index < 0) return
      const { height } = view.current
      const start = heights.start(index) - looked().top
      const end = start + heights.height(index)
      if (start < margin) place({ id, offset: margin })
      else if (end > height - below - margin) {
        place({ id, offset: Math.max(margin, height - below - margin - heights.height(index)) })
      }
    },
    [heights, place, looked],
  )

  const hold = useCallback(
    (id: string) => {
      const index = heights.indexOf(id)
      if (index >= 0) anchor.current = { id, offset: heights.start(index) - looked().top }
    },
    [heights, looked],
  )

  return {
    drawn,
    atEnd,
    far,
    heights,
    row,
    rail,
    above,
    below,
    settled,
    at: useCallback((y: number) => heights.at(looked().top + y), [heights, looked]),
    anchor: useCallback(() => anchor.current, []),
    place,
    reveal,
    hold,
  }
}
