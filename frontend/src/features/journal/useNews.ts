import { useRef } from 'react'

/** How many rows have come after the one that was last when the end was last in view. */
export function useNews(ids: readonly string[], atEnd: boolean): number {
  const seen = useRef<string | undefined>(undefined)
  if (atEnd || seen.current === undefined) seen.current = ids.at(-1)
  if (atEnd) return 0
  const at = ids.lastIndexOf(seen.current ?? '')
  return at < 0 ? 0 : ids.length - 1 - at
}
