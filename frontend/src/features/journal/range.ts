import type { Heights } from './heights'

/** What stays where it is when anything above, below or around it changes: a row at a distance from the top, or the end. */
export type Anchor = { id: string; offset: number } | 'end'
export type Range = { from: number; to: number }

/** What is looked at: where it begins, measured from the first row, how tall it is, and by how much the last frame moved it. */
export type View = { top: number; height: number; speed: number }

/** Pixels beyond the view that are drawn in the end: so many that a throw of the hand is halfway through before they are used up. */
const AHEAD = 1600
const BEHIND = 500
/** Pixels beyond the view that are drawn at once, and never more than so many frames of a scroll need. */
const LEAST = 160
const MOST = 640
const FRAMES = 2

/** Where the view would begin, measured from the first row. */
export function wanted(heights: Heights, anchor: Anchor, height: number): number {
  if (anchor === 'end') return Math.max(0, heights.total - height)
  const index = heights.indexOf(anchor.id)
  return index < 0 ? Math.max(0, heights.total - height) : heights.start(index) - anchor.offset
}

/** The topmost row that begins in view; one that fills the view and began above it where there is none. */
export function first(heights: Heights, { top, height }: View): Anchor {
  const index = heights.at(top)
  const start = heights.start(index)
  const next = index + 1 < heights.count && start < top && heights.start(index + 1) < top + height * 0.7
  const chosen = next ? index + 1 : index
  const id = heights.idAt(chosen)
  return id === undefined ? 'end' : { id, offset: heights.start(chosen) - top }
}

/** What has to be drawn now, or the next frames would show a blank. */
export function needed(heights: Heights, { top, height, speed }: View): Range {
  const ahead = Math.min(MOST, Math.max(LEAST, Math.abs(speed) * FRAMES))
  return rowsOf(heights, top - (speed < 0 ? ahead : LEAST), top + height + (speed > 0 ? ahead : LEAST))
}

/** What should be drawn in the end: more of it where somebody is going. */
export function around(heights: Heights, { top, height, speed }: View): Range {
  return rowsOf(heights, top - (speed > 0 ? BEHIND : AHEAD), top + height + (speed > 0 ? AHEAD : BEHIND))
}

export const covers = (drawn: Range, wanted: Range) => drawn.from <= wanted.from && drawn.to >= wanted.to

function rowsOf(heights: Heights, top: number, bottom: number): Range {
  return { from: heights.at(top), to: Math.min(heights.count, heights.at(bottom) + 1) }
}

/**
 * From the rows that are drawn to those that should be, so many at a time: a frame in which many rows come would take longer than
 * a frame has, and whatever changes, all that is drawn is laid out and painted for it. What is needed is never left out; of
 * another place, that is all at first.
 */
export function stepped(was: Range, next: Range, least: Range, most: number): Range {
  if (was.to <= next.from || next.to <= was.from) return least
  return {
    from: edge(was.from, next.from, least.from, most),
    to: -edge(-was.to, -next.to, -least.to, most),
  }
}

function edge(was: number, next: number, least: number, most: number): number {
  const missing = was - next
  const waits = missing > 0 ? missing < most : -missing < most * 2
  const wanted = missing > 0 ? was - most : next
  return Math.min(least, waits ? was : wanted)
}
