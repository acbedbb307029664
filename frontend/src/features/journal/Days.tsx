import { memo, type RefObject, useLayoutEffect, useMemo } from 'react'
import { useDates } from '../../ui/language/dates'
import { useDrawn } from './drawn'
import styles from './Log.module.css'
import { LogRow } from './LogRow'
import type { Range } from './range'
import { daysOf, type Row } from './rows'
import { useAhead } from './useAhead'
import type { Since } from './useSince'
import type { Windowed } from './useWindowed'

type Props = {
  rows: readonly Row[]
  windowed: Windowed
  /** Where the rows stand. */
  list: RefObject<HTMLDivElement | null>
  selected: string | null
  open: ReadonlySet<string>
  since: Since | null
  onToggle: (id: string) => void
  onSelect: (id: string) => void
}

/** The drawn rows, day by day, so that a day's heading can stay while its rows pass. */
export function Days({ rows, windowed, list, selected, open, since, onToggle, onSelect }: Props) {
  const { drawn, settled, above, below, rail } = windowed
  const bounds = useMemo(() => daysOf(rows), [rows])
  const { from, to } = useDrawn(drawn, itself)
  useLayoutEffect(settled)
  useAhead(rows, from, to)
  const days: { day: string; first: number; rows: Row[] }[] = []
  for (let i = from; i < Math.min(to, rows.length); i++) {
    const row = rows[i]
    if (!row) continue
    const last = days.at(-1)
    if (last?.day === row.day) last.rows.push(row)
    else days.push({ day: row.day, first: i, rows: [row] })
  }
  return (
    <>
      <div ref={list} className={styles.list}>
        <div ref={above} />
        {days.map(({ day, first, rows: its }) => (
          <section key={day} className={styles.day} aria-labelledby={`day-${day}`}>
            <h2 id={`day-${day}`} className="sr-only">
              <Day day={day} />
            </h2>
            {its.map((row, i) => (
              <LogRow
                key={row.id}
                row={row}
                index={first + i}
                count={rows.length}
                selected={selected === row.id}
                open={open.has(row.id)}
                since={since?.id === row.id ? since.at : null}
                observe={windowed.row}
                onToggle={onToggle}
                onSelect={onSelect}
              />
            ))}
          </section>
        ))}
        <div ref={below} />
      </div>
      {days.map(({ day }) => (
        <div
          key={day}
          ref={rail}
          className={styles.rail}
          data-from={bounds.get(day)?.from}
          data-to={bounds.get(day)?.to}
          aria-hidden="true"
        >
          <p className={styles.heading} data-day={day}>
            <Day day={day} />
          </p>
        </div>
      ))}
    </>
  )
}

const itself = (range: Range) => range

const Day = memo(function Day({ day }: { day: string }) {
  const { date, weekday, year } = useDates().day(day)
  return (
    <>
      <b>{date}</b>
      <span>
        {weekday}
        {year && <span className={styles.year}>{year}</span>}
      </span>
    </>
  )
})
