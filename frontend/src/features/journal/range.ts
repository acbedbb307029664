import type { Heights } from './heights'

/** What stays where it is when anything above, below or around it changes: a row at a distance from the top, or the end. */
export type Anchor = { id: string; offset: number } | 'end'
export type Range = { from: number; to: number }

/** Rows beyond the view that are drawn with it, in pixels or parts of the view. */
const BEYOND = { least: 500, part: 0.8 }
/** So many rows are made in one frame of a scroll, as long as there are enough around the view. */
const AT_ONCE = 3
const NEEDED = 160

/** Where the view would begin, measured from the first row. */
export function wanted(heights: Heights, anchor: Anchor, height: number): number {
  if (anchor === 'end') return Math.max(0, heights.total - height)
  const index = heights.indexOf(anchor.id)
  return index < 0 ? Math.max(0, heights.total - height) : heights.start(index) - anchor.offset
}

/** The topmost row that begins in view; one that fills the view and began above it where there is none. */
export function first(heights: Heights, top: number, height: number): Anchor {
  const index = heights.at(top)
  const start = heights.start(index)
  const next = index + 1 < heights.count && start < top && heights.start(index + 1) < top + height * 0.7
  const chosen = next ? index + 1 : index
  const id = heights.idAt(chosen)
  return id === undefined ? 'end' : { id, offset: heights.start(chosen) - top }
}

/** What should be drawn of a view, with what is around it where there is time for that. */
export function around(heights: Heights, top: number, height: number, roomy = true): Range {
  const over = roomy ? Math.max(BEYOND.least, height * BEYOND.part) : 0
  return { from: heights.at(top - over), to: Math.min(heights.count, heights.at(top + height + over) + 1) }
}

/** What has to be drawn in the next frame, or it would show a blank. */
export function needed(heights: Heights, top: number, height: number): Range {
  return { from: heights.at(top - NEEDED), to: heights.at(top + height + NEEDED) + 1 }
}

/**
 * From the rows that are drawn to those that should be, at most a few more at either end: a frame in which many short rows come
 * would take longer than a frame has. What is in view, or will be in the next frame, is never left out.
 */
export function stepped(was: Range, next: Range, least: Range): Range {
  const from = Math.min(least.from, Math.max(next.from, was.from - AT_ONCE))
  const to = Math.max(least.to, Math.min(next.to, was.to + AT_ONCE))
  const far = was.to <= next.from || next.to <= was.from
  return far ? next : { from: Math.max(from, next.from), to: Math.min(to, next.to) }
}
