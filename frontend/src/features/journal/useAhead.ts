import { useEffect, useRef } from 'react'
import { useReplica } from '../../replica/react'
import { prepare } from '../annotation/prose/rendering'
import type { Row } from './rows'

/** Words near the drawn rows are set before they are needed: once in view, nothing changes its height. */
export function useAhead(rows: readonly Row[], from: number, to: number): void {
  const replica = useReplica()
  const done = useRef({ from: 0, to: 0 })
  useEffect(() => {
    if (from >= done.current.from + 40 && to <= done.current.to - 40 && done.current.to <= rows.length) return
    done.current = { from: Math.max(0, from - 120), to: to + 120 }
    for (let i = done.current.from; i < Math.min(rows.length, done.current.to); i++) {
      const row = rows[i]
      const text = row?.item.kind === 'annotation' ? replica.book.entries.get(row.id)?.record.text : null
      if (text) prepare(text)
    }
  }, [rows, from, to, replica])
}
