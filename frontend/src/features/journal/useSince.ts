import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNotebook, useReplica } from '../../replica/react'
import { useSession } from '../../replica/session'
import { type Strokes, useStrokes } from '../../ui/keyboard'
import { useDrawn } from './drawn'
import type { Row } from './rows'
import type { Windowed } from './useWindowed'

type Seen = { seq: number; at: number }
export type Since = {
  /** The first row others have added since. */
  readonly id: string
  readonly at: number
  readonly count: number
  /** Whether it still lies above what is in view. */
  readonly above: boolean
  readonly show: () => void
}

const NONE: Strokes = []

const place = (person: string, notebook: string) => `tsuiki.seen:${person}:${notebook}`

function read(name: string): Seen | null {
  try {
    const { seq, at } = JSON.parse(localStorage.getItem(name) ?? 'null') ?? {}
    return typeof seq === 'number' && typeof at === 'number' ? { seq, at } : null
  } catch {
    return null
  }
}

/** What others have added since one was here: where that begins, for as long as this page is open. */
export function useSince(rows: readonly Row[], windowed: Windowed): Since | null {
  const replica = useReplica()
  const notebook = useNotebook()?.id
  const session = useSession()
  const me = 'me' in session ? session.me?.person.id : undefined
  const name = me && notebook ? place(me, notebook) : null
  const before = useMemo(() => (name ? read(name) : null), [name])
  const [passed, setPassed] = useState(false)
  const { atEnd, heights, drawn } = windowed

  // The end was in view, by somebody who looked.
  const last = useRef(0)
  useEffect(() => {
    const seq = replica.status.held.last
    if (!name || !atEnd || seq <= last.current || document.visibilityState !== 'visible') return
    last.current = seq
    try {
      localStorage.setItem(name, JSON.stringify({ seq, at: Date.now() }))
    } catch {
      // Only a convenience.
    }
  })

  const first = useMemo(() => {
    if (!before) return null
    let index = -1
    let count = 0
    rows.forEach(({ item }, i) => {
      if (item.order <= before.seq || item.author.id === me) return
      if (index < 0) index = i
      count++
    })
    return index < 0 ? null : { index, count }
  }, [rows, before, me])

  const row = first && rows[first.index]
  const index = first?.index ?? 0
  const seen = useDrawn(
    drawn,
    useCallback(({ from }) => first !== null && from > 0 && index >= from + 4, [first, index]),
  )
  useEffect(() => {
    if (seen) setPassed(true)
  }, [seen])
  const { place: put } = windowed
  const show = useCallback(() => {
    if (!row) return false
    setPassed(true)
    put({ id: row.id, offset: Math.min(96, heights.start(index)) })
  }, [row, put, heights, index])
  useStrokes(row ? [['u', show]] : NONE)
  const higher = useDrawn(
    drawn,
    useCallback(({ from }) => index < from, [index]),
  )
  const above = !passed && higher
  return useMemo(
    () => (row && before ? { id: row.id, at: before.at, count: first.count, above, show } : null),
    [row, before, first, above, show],
  )
}
