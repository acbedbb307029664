import { memo, useState } from 'react'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { Annotation } from '../annotation/Annotation'
import { EntryTools } from '../annotation/EntryTools'
import { OwnStateOf } from '../annotation/OwnStateOf'
import { Pictures } from '../attachment/Pictures'
import { Trial } from '../experiment/Trial'
import { AddedLine } from './AddedLine'
import { Died } from './Died'
import styles from './LogRow.module.css'
import type { Row } from './rows'

type Props = {
  row: Row
  index: number
  count: number
  selected: boolean
  open: boolean
  /** Here begins what is new since then. */
  since: number | null
  observe: (element: HTMLElement | null) => (() => void) | undefined
  onToggle: (id: string) => void
  onSelect: (id: string) => void
}

export const LogRow = memo(function LogRow({
  row,
  index,
  count,
  selected,
  open,
  since,
  observe,
  onToggle,
  onSelect,
}: Props) {
  const dates = useDates()
  const { t } = useLanguage()
  const { item } = row
  // What is drawn only for the row one is at is made only then.
  const [visited, setVisited] = useState(false)
  const visit = () => setVisited(true)
  return (
    <article
      ref={observe}
      data-row={row.id}
      tabIndex={-1}
      className={[styles.row, styles[item.kind], row.firstOfDay && styles.first, selected && styles.selected]
        .filter(Boolean)
        .join(' ')}
      aria-label={t('log.entry.at', { time: dates.full(row.time) })}
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-current={selected ? 'true' : undefined}
      onPointerEnter={visit}
      onFocus={visit}
      // Not when the finger is lifted: what then appears would stand under it before the click has found what was meant.
      onClickCapture={() => {
        if (getSelection()?.isCollapsed !== false) onSelect(row.id)
      }}
    >
      {since !== null && <p className={styles.since}>{t('log.since', { date: dates.moment(since) })}</p>}
      {row.author && <p className={styles.author}>{row.author}</p>}
      {(visited || selected) && (
        <time
          className={styles.time}
          dateTime={new Date(row.time).toISOString()}
          title={dates.full(row.time)}
        >
          {dates.time(row.time)}
        </time>
      )}
      <Body row={row} open={open} onToggle={onToggle} />
      {(visited || selected) && item.kind !== 'added' && row.died.length < 2 && (
        <span className={styles.tools}>
          <EntryTools id={item.id} correct={item.kind === 'annotation'} />
        </span>
      )}
    </article>
  )
})

function Body({ row, open, onToggle }: Pick<Props, 'row' | 'open' | 'onToggle'>) {
  const { item } = row
  if (item.kind === 'experiment') {
    if (row.died.length > 1) return <Died ids={row.died} open={open} onToggle={() => onToggle(row.id)} />
    return <Trial id={item.id} open={open} onToggle={onToggle} />
  }
  if (item.kind === 'added') return <AddedLine item={item} />
  if (item.kind === 'attachment') {
    return (
      <>
        <Pictures ids={[item.id]} />
        <OwnStateOf id={item.id} />
      </>
    )
  }
  return <Annotation id={item.id} />
}
