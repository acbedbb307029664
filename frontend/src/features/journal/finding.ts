import { useSyncExternalStore } from 'react'
import { kept } from '../../app/going'
import { findIn } from '../../app/paths'

let words: string | null = findIn(location.search)
const listeners = new Set<() => void>()

/** The words looked for in the log are part of the address: a reload, or a colleague, finds the same. */
export function lookFor(next: string | null): void {
  words = next
  const address = next ? `${location.pathname}?find=${encodeURIComponent(next)}` : location.pathname
  if (address !== location.pathname + location.search) history.replaceState(kept(), '', address)
  for (const listener of listeners) listener()
}

/** What the log is searched for; null while its find box is closed. */
export function useLookedFor(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => words,
  )
}
