import { useCallback } from 'react'
import { navigate } from 'wouter/use-browser-location'

/** What an entry of the browser's history remembers beside its address, so that going back is going back exactly. */
export type Kept = {
  /** How many steps inside Tsuiki lie behind this one. */
  depth?: number
  log?: LogPlace
  pictures?: { ids: readonly string[]; at: number }
}
export type LogPlace = {
  anchor: { id: string; offset: number } | 'end'
  selected: string | null
  open: readonly string[]
}

export const kept = (): Kept => (history.state as Kept | null) ?? {}

/** Notes something on the current entry of the history without making a new one. */
export function keep(change: Partial<Kept>): void {
  history.replaceState({ ...kept(), ...change }, '')
}

/** A step forward. What the page had noted stays with the entry that is left. */
export function go(address: string, also: Partial<Kept> = {}): void {
  window.dispatchEvent(new Event(leaving))
  const { depth = 0 } = kept()
  navigate(address, { state: { ...also, depth: depth + 1 } })
  window.dispatchEvent(new Event(arrived))
}

/** The page is about to be left, or was just arrived at by `go`; Back and Forward say `popstate`. */
export const leaving = 'tsuiki:leaving'
export const arrived = 'tsuiki:arrived'

/** A step back where there is one inside Tsuiki; else to `address`. */
export function back(address: string): void {
  if ((kept().depth ?? 0) > 0) history.back()
  else navigate(address, { replace: true, state: {} })
}

/** For an `<a>`: a plain click goes without a page load, everything else stays the browser's. */
export function useGoing(address: string): { href: string; onClick: (event: React.MouseEvent) => void } {
  const onClick = useCallback(
    (event: React.MouseEvent) => {
      if (!plain(event)) return
      event.preventDefault()
      event.stopPropagation()
      go(address)
    },
    [address],
  )
  return { href: address, onClick }
}

export function plain(event: React.MouseEvent | MouseEvent): boolean {
  return (
    event.button === 0 &&
    !event.defaultPrevented &&
    !event.metaKey &&
    !event.ctrlKey &&
    !event.shiftKey &&
    !event.altKey
  )
}
