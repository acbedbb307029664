/**
 * Which part of the journal is here. It is always one piece, `first` to `last`: it grows upwards with what is new and
 * downwards with what a first visit has not fetched yet. An empty journal is held whole as 1 to 0.
 */
export type Held = { readonly first: number; readonly last: number }

export const NOTHING: Held = { first: 0, last: 0 }

export function holdsNothing(held: Held): boolean {
  return held.first === 0
}

export function holdsAll(held: Held): boolean {
  return held.first === 1
}

/**
 * What of `seqs` (ascending, without holes) is new, and what is held with it; null when there is a hole in between, so
 * that somebody has to ask again.
 */
export function extend(held: Held, first: number, last: number): Held | null {
  if (holdsNothing(held)) return { first, last }
  if (first > held.last + 1 || last < held.first - 1) return null
  return { first: Math.min(first, held.first), last: Math.max(last, held.last) }
}

export function isHeld(held: Held, seq: number): boolean {
  return !holdsNothing(held) && seq >= held.first && seq <= held.last
}
