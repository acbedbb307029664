import { useSyncExternalStore } from 'react'
import { kept, leaving } from '../../app/going'
import { findIn } from '../../app/paths'

/** Milliseconds after which typing rests: more than between two keys of somebody who types fast. */
export const PAUSE = 90

let words: string | null = findIn(location.search)
const listeners = new Set<() => void>()
let late: { pathname: string; timer: ReturnType<typeof setTimeout> } | null = null

/** The words looked for in the log are part of the address: a reload, or a colleague, finds the same. */
export function lookFor(next: string | null): void {
  set(next)
  forget()
  write()
}

/**
 * As above, letter by letter: the address follows once the typing rests, since it takes a browser a good part of a frame and some
 * refuse to write many in a row.
 */
export function typeFind(next: string): void {
  set(next)
  forget()
  late = { pathname: location.pathname, timer: setTimeout(writeNow, PAUSE) }
}

function set(next: string | null): void {
  words = next
  for (const listener of listeners) listener()
}

function write(): void {
  const address = words ? `${location.pathname}?find=${encodeURIComponent(words)}` : location.pathname
  if (address !== location.pathname + location.search) history.replaceState(kept(), '', address)
}

function forget(): void {
  clearTimeout(late?.timer)
  late = null
}

/** Whoever leaves in the middle of a word comes back to it. */
function writeNow(): void {
  const here = late?.pathname === location.pathname
  forget()
  if (here) write()
}
window.addEventListener(leaving, writeNow)
window.addEventListener('pagehide', writeNow)

/** What the log is searched for; null while its find box is closed. */
export function useLookedFor(): string | null {
  return useSyncExternalStore(subscribe, () => words)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
