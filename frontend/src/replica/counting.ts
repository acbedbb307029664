import { useEffect, useState } from 'react'
import { whenIdle } from '../lib/wait'
import type { Search } from './search'

/** Milliseconds at a time: enough for most searches as a whole, and nothing that a key press would have to wait for. */
const SLICE = 3
/** Milliseconds after which it goes on though the page is not idle. */
const LATEST = 50

/** Goes on with a search between the frames, then does something. Returns what calls it off. */
export function finish(search: Search, then: () => void): () => void {
  let end = () => {}
  const goOn = () => {
    if (search.look(undefined, within(SLICE))) then()
    else wait()
  }
  const wait = () => {
    end = whenIdle(goOn, LATEST)
  }
  wait()
  return () => end()
}

/** Finishes a search; whether it is. */
export function useSearched(search: Search): boolean {
  const [, setDone] = useState<Search | null>(null)
  useEffect(() => (search.done ? undefined : finish(search, () => setDone(search))), [search])
  return search.done
}

/** How much is left of so many milliseconds, from now on. */
export function within(ms: number): () => number {
  const end = performance.now() + ms
  return () => end - performance.now()
}
