import { useEffect, useMemo, useRef, useState } from 'react'
import { useExperiment } from '../../replica/react'
import { Html } from '../../ui/Html'
import { useLanguage } from '../../ui/language/language'
import { Results } from '../experiment/Results'
import { aligned, foldedRows, type Row, type Stretch } from './aligned'
import { escaped } from './escaped'
import { Repair, StopHead } from './StopHead'
import styles from './TrailColumns.module.css'
import { folded, linesOfText, type TrailStop } from './trails'
import { useNear } from './useNear'

type Line = { path: string; number: number; text: string }
type Column = { stop: TrailStop; unchanged: number; lines: readonly Line[] }

/** The stops side by side: what stayed stands in one row through all of them, what is the same in all is folded. */
export function TrailColumns({ stops, name }: { stops: readonly TrailStop[]; name: string }) {
  const columns = useMemo(() => columnsOf(stops), [stops])
  const rows = useMemo(() => aligned(columns.map(({ lines }) => lines.map(({ text }) => text))), [columns])
  const stretches = useMemo(() => foldedRows(rows), [rows])
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const unfold = (from: number) => setOpen(new Set([...open, from]))
  return (
    <ol className={styles.columns}>
      {columns.map((column, index) => (
        <ColumnView
          key={column.stop.experimentId}
          column={column}
          index={index}
          rows={rows}
          stretches={stretches}
          open={open}
          unfold={unfold}
          name={name}
        />
      ))}
    </ol>
  )
}

/** Trials in which nothing changed stand behind the one before them. */
function columnsOf(stops: readonly TrailStop[]): Column[] {
  const columns: Column[] = []
  for (const stretch of folded(stops)) {
    const last = columns.at(-1)
    if (stretch.kind === 'stop')
      columns.push({ stop: stretch.stop, unchanged: 0, lines: linesOf(stretch.stop) })
    else if (last) last.unchanged += stretch.stops.length
  }
  return columns
}

function linesOf(stop: TrailStop): Line[] {
  return stop.regions.flatMap(({ path, startLine, text }) =>
    linesOfText(text).map((line, i) => ({ path, number: startLine + i, text: line })),
  )
}

type ColumnProps = {
  column: Column
  index: number
  rows: readonly Row[]
  stretches: readonly Stretch[]
  open: ReadonlySet<number>
  unfold: (from: number) => void
  name: string
}

function ColumnView({ column, index, rows, stretches, open, unfold, name }: ColumnProps) {
  const { t } = useLanguage()
  const { stop, unchanged, lines } = column
  const experiment = useExperiment(stop.experimentId)
  const code = useRef<HTMLDivElement>(null)
  const html = useColoured(useNear(code), stop)
  const changed = useMemo(() => changedLines(stop), [stop])
  return (
    <li className={styles.column} data-stop={stop.experiment} tabIndex={-1} aria-label={stop.experiment}>
      <div className={styles.head}>
        <StopHead stop={stop} />
        {experiment && <Results results={experiment.results} limit={2} />}
        {unchanged > 0 && <p className={styles.unchanged}>{t('trail.unchanged', { n: unchanged })}</p>}
        {(stop.doubtful || stop.origin === 'lost') && <Repair stop={stop} name={name} />}
      </div>
      <div ref={code} className={styles.code} tabIndex={lines.length > 0 ? 0 : -1} role="presentation">
        {stretches.map((stretch) =>
          stretch.kind === 'same' && !open.has(stretch.from) ? (
            <button
              key={stretch.from}
              type="button"
              className={styles.same}
              tabIndex={index === 0 ? 0 : -1}
              aria-hidden={index > 0}
              onClick={() => unfold(stretch.from)}
            >
              {index === 0 ? t('trail.sameLines', { n: stretch.to - stretch.from }) : '\u00a0'}
            </button>
          ) : (
            rows.slice(stretch.from, stretch.to).map((row) => {
              const at = row.lines[index] ?? null
              const line = at === null ? null : lines[at]
              const op = line ? changed.get(`${line.number} ${line.path}`) : undefined
              return (
                <div key={row.key} className={`${styles.row} ${line ? (op ? styles[op] : '') : styles.none}`}>
                  <i>{line?.number}</i>
                  <Html as="code" html={at === null ? '' : (html?.[at] ?? escaped(line?.text ?? ''))} />
                </div>
              )
            })
          ),
        )}
      </div>
    </li>
  )
}

/** The lines that came or moved here since the nearest ancestor on the trail. */
function changedLines(stop: TrailStop): ReadonlyMap<string, 'added' | 'movedHere'> {
  const changed = new Map<string, 'added' | 'movedHere'>()
  for (const { path, lines } of stop.hunks)
    for (const { op, newLine } of lines)
      if (newLine && (op === 'added' || op === 'movedHere')) changed.set(`${newLine} ${path}`, op)
  return changed
}

function useColoured(near: boolean, { regions }: TrailStop): readonly string[] | null {
  const [html, setHtml] = useState<readonly string[] | null>(null)
  useEffect(() => {
    if (!near) return
    let current = true
    void import('./colouredLines').then(({ colouredLines }) => {
      if (current) setHtml(regions.flatMap(({ path, text }) => colouredLines(text, path)))
    })
    return () => {
      current = false
    }
  }, [near, regions])
  return html
}
