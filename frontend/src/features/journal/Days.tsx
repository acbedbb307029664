import { memo } from 'react'
import { useDates } from '../../ui/language/dates'
import styles from './Log.module.css'
import { LogRow } from './LogRow'
import type { Row } from './rows'
import type { Since } from './useSince'
import type { Windowed } from './useWindowed'

type Props = {
  rows: readonly Row[]
  windowed: Windowed
  selected: string | null
  open: ReadonlySet<string>
  since: Since | null
  onToggle: (id: string) => void
  onSelect: (id: string) => void
}

/** The drawn rows, day by day, so that a day's heading can stay while its rows pass. */
export function Days({ rows, windowed, selected, open, since, onToggle, onSelect }: Props) {
  const { from, to } = windowed.range
  const days: { day: string; first: number; rows: Row[] }[] = []
  for (let i = from; i < to; i++) {
    const row = rows[i]
    if (!row) continue
    const last = days.at(-1)
    if (last?.day === row.day) last.rows.push(row)
    else days.push({ day: row.day, first: i, rows: [row] })
  }
  return days.map(({ day, first, rows: its }) => (
    <section key={day} className={styles.day} aria-labelledby={`day-${day}`}>
      <div className={styles.rail}>
        <DayHeading day={day} />
      </div>
      <div className={styles.entries}>
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
      </div>
    </section>
  ))
}

const DayHeading = memo(function DayHeading({ day }: { day: string }) {
  const { date, weekday, year } = useDates().day(day)
  return (
    <h2 id={`day-${day}`} className={styles.heading}>
      <b>{date}</b>
      <span>
        {weekday}
        {year && <span className={styles.year}>{year}</span>}
      </span>
    </h2>
  )
})
