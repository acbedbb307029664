import { useCallback, useEffect, useRef, useState } from 'react'
import { arrived, type Kept, kept } from '../../app/going'
import { placeOf } from '../../app/paths'
import { useReplica } from '../../replica/react'
import type { Status } from '../../replica/types'
import type { Row } from './rows'
import type { Windowed } from './useWindowed'

type Options = {
  rows: readonly Row[]
  windowed: Windowed
  setSelected: (id: string | null) => void
  toggle: (id: string, wanted?: boolean) => void
  status: Status
}

const DAY = /^\d{4}-\d{2}(-\d{2})?$/

/**
 * Where the address leads: `/at/{id}` to that entry, `/at/2026-07-08` to that day, Back and Forward to exactly where one was. What is not here yet is
 * waited for, until the reader moves. True when the address names something that is not in this notebook.
 */
export function useArriving({ rows, windowed, setSelected, toggle, status }: Options): boolean {
  const replica = useReplica()
  const waiting = useRef<string | null>(null)
  const restoring = useRef<Exclude<Kept['log'], undefined>['anchor'] | null>(kept().log?.anchor ?? null)
  const [missing, setMissing] = useState(false)
  const { place } = windowed
  const latest = useRef(rows)
  latest.current = rows
  const complete = useRef(false)
  complete.current = status.phase === 'complete'

  /** The first row of a day or month, or of the next one that has any; on a first visit, once that much is here. */
  const toDay = useCallback(
    (day: string) => {
      const all = latest.current
      const whole = complete.current || (all[0]?.day ?? '') < day
      const row = whole ? (all.find((each) => each.day >= day) ?? all.at(-1)) : undefined
      if (!row) return
      waiting.current = null
      place({ id: row.id, offset: 0 })
    },
    [place],
  )

  const jump = useCallback(() => {
    const wanted = waiting.current
    if (wanted === null) return
    const id = replica.placeOf(wanted) ?? replica.resolveKey(wanted) ?? wanted
    if (id === wanted && DAY.test(wanted)) return toDay(wanted)
    const row = latest.current.find((each) => each.id === id || each.died.includes(id))
    if (!row) return
    waiting.current = null
    setMissing(false)
    setSelected(row.id)
    // The panel shows the whole of its trial: beside it the line is enough.
    const where = placeOf(location.pathname)
    const beside = where.page === 'notebook' && where.experiment !== null
    if (row.died.length > 1 || (wanted !== row.id && !beside)) toggle(row.id, true)
    place({ id: row.id, offset: 88 })
  }, [replica, place, setSelected, toggle, toDay])

  useEffect(() => {
    const look = () => {
      const where = placeOf(location.pathname)
      if (where.page !== 'notebook') return
      setMissing(false)
      waiting.current = where.at ?? where.experiment
      // A panel that opens beside the log must not move it.
      if (where.experiment && (kept().depth ?? 0) > 0) waiting.current = null
      if (kept().log) waiting.current = null
      jump()
    }
    const restore = (event: PopStateEvent) => {
      const log = (event.state as Kept | null)?.log
      if (!log) return look()
      setMissing(false)
      waiting.current = null
      setSelected(log.selected)
      place(log.anchor)
    }
    const moved = () => {
      waiting.current = null
      restoring.current = null
    }
    look()
    window.addEventListener(arrived, look)
    window.addEventListener('popstate', restore)
    window.addEventListener('wheel', moved, { passive: true })
    window.addEventListener('touchmove', moved, { passive: true })
    return () => {
      window.removeEventListener(arrived, look)
      window.removeEventListener('popstate', restore)
      window.removeEventListener('wheel', moved)
      window.removeEventListener('touchmove', moved)
    }
  }, [jump, place, setSelected])

  // The rows come in pages on a first visit: what was waited for may be among them.
  useEffect(() => {
    if (waiting.current) jump()
    const anchor = restoring.current
    if (anchor && anchor !== 'end' && rows.some(({ id }) => id === anchor.id)) {
      restoring.current = null
      place(anchor)
    }
    // Of a trial that is not here, the panel speaks.
    const where = placeOf(location.pathname)
    const entry = where.page === 'notebook' && where.at !== null
    if (waiting.current && entry && status.phase === 'complete') setMissing(true)
  }, [rows, jump, place, status.phase])

  return missing
}
