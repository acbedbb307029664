import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isBare, parseQuery } from '../../lib/query'
import { useSearched, within } from '../../replica/counting'
import { useLog, useReplica } from '../../replica/react'
import type { Search } from '../../replica/search'
import { useChords } from '../../ui/keyboard'
import { lookFor, PAUSE, typeFind, useLookedFor } from './finding'
import type { Anchor } from './range'
import { type Row, rowAt } from './rows'
import type { Windowed } from './useWindowed'

/** Places among the rows, in their order. */
export type Hits = Int32Array

export type Options = {
  rows: readonly Row[]
  windowed: Windowed
  open: ReadonlySet<string>
  toggle: (id: string, wanted?: boolean) => void
}

export type LogFinding = {
  typed: string
  words: readonly string[]
  hits: Hits
  /** False before anything has been counted at all. */
  counted: boolean
  isHit: (id: string) => boolean
  /** The row one is at. */
  here: string | null
  /** Which of the hits that is; none of them while nobody has been led anywhere. */
  at: number
  type: (text: string) => void
  step: (by: 1 | -1) => void
  /** Back to exactly where one was before looking for anything. */
  leave: () => void
  /** Stays where one is. */
  stay: () => void
}

const EDGE = 140
/** Milliseconds of a key press that may be spent on counting: what takes longer is counted right after it. */
const AT_ONCE = 1

/** The log's own find: every row that has the words, counted, drawn or not. Null while nobody looks for anything. */
export function useLogFind({ rows, windowed, open, toggle }: Options): LogFinding | null {
  const replica = useReplica()
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

  const { items, version } = useLog()
  const rowOf = useMemo(() => rowAt(rows, items), [rows, items])
  const query = useMemo(() => (typed === null ? null : parseQuery(typed)), [typed])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that other records are there
  const search = useMemo(() => {
    const begun = replica.searcher.search(query ?? NOTHING)
    begun.look(undefined, within(AT_ONCE))
    return begun
  }, [query, replica, version])
  const settled = useSearched(search)
  const now = useMemo(() => (settled ? rowsWith(search, rowOf) : null), [settled, search, rowOf])
  const before = useRef<Hits | null>(null)
  if (now) before.current = query && isBare(query) ? null : now
  // What was counted last stays for the frame that another count may take.
  const hits = now ?? before.current ?? NOWHERE
  const counted = now !== null || before.current !== null

  const isHit = useCallback((id: string) => has(hits, heights.indexOf(id)), [hits, heights])

  const words = query?.words ?? NONE
  const show = useCallback(
    (index: number | undefined) => {
      const row = index === undefined ? undefined : rows[index]
      setHere(row?.id ?? null)
      if (unfolded.current && unfolded.current !== row?.id) toggle(unfolded.current, false)
      unfolded.current = null
      if (!row) return
      const folded = (row.item.kind === 'experiment' || row.died.length > 1) && !open.has(row.id)
      if (folded && isInside(replica, row.id, words)) {
        toggle(row.id, true)
        unfolded.current = row.id
      }
      place({ id: row.id, offset: EDGE })
    },
    [rows, open, replica, words, toggle, place],
  )

  // When the typing rests: the first hit from where one was, else the last one above. The count follows each key.
  const shown = useRef('')
  useEffect(() => {
    if (typed === null || typed === shown.current) return
    from.current ??= anchor()
    if (!settled) return
    const begun = from.current
    const timer = setTimeout(() => {
      shown.current = typed
      if (hits.length === 0) return setHere(null)
      const index = begun === 'end' ? rows.length - 1 : heights.indexOf(begun.id)
      show(hits.find((hit) => hit >= index) ?? hits.at(-1))
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [typed, settled, hits, rows, heights, anchor, show])

  const end = useCallback(() => {
    lookFor(null)
    shown.current = ''
    setHere(null)
    from.current = null
    unfolded.current = null
  }, [])

  if (typed === null) return null
  const at = here === null ? -1 : hits.indexOf(heights.indexOf(here))
  return {
    typed,
    words,
    hits,
    counted,
    isHit,
    here: at < 0 ? null : here,
    at,
    type: typeFind,
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
const NOTHING = parseQuery('')
const NOWHERE: Hits = new Int32Array(0)

function has(hits: Hits, row: number): boolean {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((hits[middle] as number) < row) low = middle + 1
    else high = middle
  }
  return hits[low] === row
}

/** Both are in the log's order, so that what shares a row comes one after another. */
function rowsWith(search: Search, rowOf: Int32Array): Hits {
  const hits = new Int32Array(search.count)
  let count = 0
  for (let n = search.count - 1; n >= 0; n--) {
    const row = rowOf[search.place(n)] ?? -1
    if (count === 0 || hits[count - 1] !== row) hits[count++] = row
  }
  return hits.subarray(0, count)
}

/** Whether the words stand in what a trial's one line leaves out. */
function isInside(replica: ReturnType<typeof useReplica>, id: string, words: readonly string[]): boolean {
  const view = replica.experiment(id)
  if (!view) return false
  const line = [view.key, view.title, view.summary?.text].join('\n').normalize('NFKC').toLowerCase()
  return !words.every((word) => line.includes(word))
}
