import { useSyncExternalStore } from 'react'

let typed: string | null = null
const listeners = new Set<() => void>()

function set(next: string | null): void {
  typed = next
  for (const listener of listeners) listener()
}

/** Opens the find box, perhaps with something typed already. */
export const openFind = (text = ''): void => set(text)
export const closeFind = (): void => set(null)

/** What the find box opened with; null while it is closed. */
export function useFindOpen(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => typed,
  )
}
