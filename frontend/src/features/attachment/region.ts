import type { Region } from '../../replica/types'

export type Point = { x: number; y: number }

/** Where marking by keys begins: a fifth of the picture in its middle. */
export const MIDDLE: Region = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }
const LEAST = 0.02

const round = (value: number) => Math.round(value * 10_000) / 10_000

/** The rectangle with these two corners, in parts of the picture. */
export function between(a: Point, b: Point): Region {
  const x = round(Math.min(a.x, b.x))
  const y = round(Math.min(a.y, b.y))
  return { x, y, width: round(Math.max(a.x, b.x)) - x, height: round(Math.max(a.y, b.y)) - y }
}

/** Moved by parts of the picture, and no further than its edge. */
export function moved({ x, y, width, height }: Region, by: Point): Region {
  return { x: within(x + by.x, 0, 1 - width), y: within(y + by.y, 0, 1 - height), width, height }
}

/** With its middle at a point, as far as the edge lets it. */
export function centred(region: Region, at: Point): Region {
  return moved(region, {
    x: at.x - region.x - region.width / 2,
    y: at.y - region.y - region.height / 2,
  })
}

/** Larger or smaller to the right and below, never nothing and never beyond the edge. */
export function sized({ x, y, width, height }: Region, by: Point): Region {
  return { x, y, width: within(width + by.x, LEAST, 1 - x), height: within(height + by.y, LEAST, 1 - y) }
}

function within(value: number, least: number, most: number): number {
  return round(Math.max(least, Math.min(most, value)))
}

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** What an arrow key makes of a spot: it moves it, with Shift it draws it larger or smaller, with Alt in small steps. */
export function steered(
  region: Region,
  key: { key: string; shiftKey: boolean; altKey: boolean },
): Region | null {
  const arrow = ARROWS[key.key]
  if (!arrow) return null
  const step = key.altKey ? 0.005 : 0.025
  const by = { x: arrow.x * step, y: arrow.y * step }
  return key.shiftKey ? sized(region, by) : moved(region, by)
}
