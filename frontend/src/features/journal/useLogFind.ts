import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { parseQuery } from '../../lib/query'
import { useLog, useReplica } from '../../replica/react'
import { useChords } from '../../ui/keyboard'
import { lookFor, useLookedFor } from './finding'
import type { Anchor } from './range'
import type { Row } from './rows'
import type { Windowed } from './useWindowed'

type Options = {
  rows: readonly Row[]
  windowed: Windowed
  open: ReadonlySet<string>
  toggle: (id: string, wanted?: boolean) => void
}

export type LogFinding = {
  typed: string
  words: readonly string[]
  hits: readonly string[]
  /** The row one is at, among the hits. */
  at: number
  type: (text: string) => void
  step: (by: 1 | -1) => void
  /** Back to exactly where one was before looking for anything. */
  leave: () => void
  /** Stays where one is. */
  stay: () => void
}

const EDGE = 140
/** Another place is drawn in more than the time between two keys of somebody who types fast. */
const PAUSE = 90

/** The log's own find: every row that has the words, counted, drawn or not. Null while nobody looks for anything. */
export function useLogFind({ rows, windowed, open, toggle }: Options): LogFinding | null {
  const replica = useReplica()
  const { version } = useLog()
  const typed = useLookedFor()
  const from = useRef<Anchor | null>(null)
  const [here, setHere] = useState<string | null>(null)
  const unfolded = useRef<string | null>(null)
  const { place, heights, anchor } = windowed

  const begin = useCallback(() => {
    from.current ??= anchor()
    const box = document.querySelector<HTMLInputElement>('[data-find]')
    // A second time in a row, it is the browser's own find that is wanted.
    if (box && document.activeElement === box) return false
    if (box) box.select()
    else lookFor('')
  }, [anchor])
  useChords([['f', begin]])

  const rowOf = useMemo(() => {
    const map = new Map<string, number>()
    rows.forEach(({ id, died }, i) => {
      map.set(id, i)
      for (const each of died) map.set(each, i)
    })
    return map
  }, [rows])

  const query = useMemo(() => (typed === null ? null : parseQuery(typed)), [typed])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that other records are there
  const hits = useMemo(() => {
    if (!query) return []
    const found = new Set<number>()
    for (const { id } of replica.searcher.hits(query)) {
      // What was added right under its target stands there.
      const index = rowOf.get(id) ?? rowOf.get(replica.placeOf(id) ?? '')
      if (index !== undefined) found.add(index)
    }
    return [...found].sort((a, b) => a - b).map((index) => rows[index]?.id ?? '')
  }, [query, rowOf, rows, replica, version])

  const words = query?.words ?? NONE
  const show = useCallback(
    (id: string | undefined) => {
      setHere(id ?? null)
      if (unfolded.current && unfolded.current !== id) toggle(unfolded.current, false)
      unfolded.current = null
      if (id === undefined) return
      const row = rows[heights.indexOf(id)]
      const folded = row && (row.item.kind === 'experiment' || row.died.length > 1) && !open.has(id)
      if (folded && isInside(replica, id, words)) {
        toggle(id, true)
        unfolded.current = id
      }
      place({ id, offset: EDGE })
    },
    [rows, heights, open, replica, words, toggle, place],
  )

  // When the typing rests: the first hit from where one was, else the last one above. The count follows each key.
  const shown = useRef('')
  useEffect(() => {
    if (typed === null || typed === shown.current) return
    from.current ??= anchor()
    const begun = from.current
    const timer = setTimeout(() => {
      shown.current = typed
      if (hits.length === 0) return setHere(null)
      const index = begun === 'end' ? rows.length - 1 : heights.indexOf(begun.id)
      show(hits.find((id) => heights.indexOf(id) >= index) ?? hits.at(-1))
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [typed, hits, rows, heights, anchor, show])

  const end = useCallback(() => {
    lookFor(null)
    shown.current = ''
    setHere(null)
    from.current = null
    unfolded.current = null
  }, [])

  if (typed === null) return null
  const at = here === null ? -1 : hits.indexOf(here)
  return {
    typed,
    words,
    hits,
    at,
    type: lookFor,
    step: (by) => show(hits[(at + by + hits.length) % Math.max(1, hits.length)]),
    leave: () => {
      if (unfolded.current) toggle(unfolded.current, false)
      const back = from.current
      end()
      if (back) place(back)
    },
    stay: end,
  }
}

const NONE: readonly string[] = []

/** Whether the words stand in what a trial's one line leaves out. */
function isInside(replica: ReturnType<typeof useReplica>, id: string, words: readonly string[]): boolean {
  const view = replica.experiment(id)
  if (!view) return false
  const line = [view.key, view.title, view.summary?.text].join('\n').normalize('NFKC').toLowerCase()
  return !words.every((word) => line.includes(word))
}
