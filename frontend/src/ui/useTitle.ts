import { useEffect } from 'react'

/** What the tab says: the most particular thing first. */
export function useTitle(...parts: (string | null | undefined | false)[]): void {
  const title = [...parts.filter(Boolean), 'Tsuiki'].join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
}
