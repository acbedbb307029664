import { useCallback, useRef, useState, useSyncExternalStore } from 'react'
import type { Range } from './range'

/** The rows that are drawn, for those who depend on them: they alone are rendered again while one scrolls. */
export class Drawn {
  private readonly listeners = new Set<() => void>()

  constructor(public range: Range) {}

  set(next: Range): void {
    const { from, to } = this.range
    if (from === next.from && to === next.to) return
    this.range = next
    for (const listener of this.listeners) listener()
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
}

/** Something that follows from the rows that are drawn; rendered again when it is another. */
export function useDrawn<T>(drawn: Drawn, read: (range: Range) => T): T {
  return useSyncExternalStore(
    drawn.subscribe,
    useCallback(() => read(drawn.range), [drawn, read]),
  )
}

/** A state that is told in every frame and is nearly always the same: React is not asked about that. */
export function useTold<T>(initial: T): [T, (next: T) => void] {
  const [value, set] = useState(initial)
  const told = useRef(initial)
  const tell = useCallback((next: T) => {
    if (next === told.current) return
    told.current = next
    set(() => next)
  }, [])
  return [value, tell]
}
