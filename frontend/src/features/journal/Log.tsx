import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { keep, kept, leaving } from '../../app/going'
import { useLog, useMonths, useNotebook, useReplica, useStatus } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { ScopeContext } from '../annotation/replying'
import { Days } from './Days'
import { useDrawn } from './drawn'
import { EmptyLog } from './EmptyLog'
import styles from './Log.module.css'
import { LogFind } from './LogFind'
import { LogFoot } from './LogFoot'
import { Months } from './Months'
import { estimateOf, rowsOf } from './rows'
import { useArriving } from './useArriving'
import { useDropping } from './useDropping'
import { useLogKeys } from './useLogKeys'
import { useNews } from './useNews'
import { useSince } from './useSince'
import { useWindowed } from './useWindowed'

/** The log: everything in time order, by day, opened at the end. */
export function Log() {
  const { t } = useLanguage()
  const replica = useReplica()
  const notebook = useNotebook()
  const status = useStatus()
  const { items } = useLog()
  const months = useMonths()
  const scroller = useRef<HTMLDivElement>(null)
  const room = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const begun = useRef(kept().log)

  const rows = useMemo(() => rowsOf(items, replica), [items, replica])
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const estimate = useCallback(
    (index: number) => {
      const row = rows[index]
      return row ? estimateOf(row, replica, innerWidth > 736) : 0
    },
    [rows, replica],
  )
  const [selected, setSelected] = useState<string | null>(begun.current?.selected ?? null)
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(begun.current?.open))

  const note = useRef(() => {})
  const windowed = useWindowed({
    ids,
    estimate,
    scroller,
    room,
    list,
    page,
    initial: begun.current?.anchor ?? 'end',
    onRest: useCallback(() => note.current(), []),
  })
  note.current = () => keep({ log: { anchor: windowed.anchor(), selected, open: [...open].slice(-50) } })
  useEffect(() => {
    const onLeaving = () => note.current()
    window.addEventListener(leaving, onLeaving)
    return () => window.removeEventListener(leaving, onLeaving)
  }, [])

  const { hold } = windowed
  const toggle = useCallback(
    (id: string, wanted?: boolean) => {
      hold(id)
      setOpen((was) => {
        const next = new Set(was)
        if (wanted ?? !was.has(id)) next.add(id)
        else next.delete(id)
        return next
      })
    },
    [hold],
  )
  const onToggle = useCallback((id: string) => toggle(id), [toggle])

  const missing = useArriving({ rows, windowed, setSelected, toggle, status })
  useLogKeys({ rows, windowed, selected, setSelected, open, toggle, foot: page })
  const dropping = useDropping()
  const news = useNews(rows, windowed.atEnd)
  const since = useSince(rows, windowed)

  const { place, at } = windowed
  const toEnd = useCallback(() => place('end'), [place])

  const month = useDrawn(
    windowed.drawn,
    useCallback(() => rows[at(40)]?.day.slice(0, 7) ?? '', [rows, at]),
  )
  const here = windowed.atEnd ? (months.at(-1)?.month ?? '') : month
  const nothing = rows.length === 0
  return (
    <ScopeContext value="log">
      <main
        className={styles.log}
        data-scope="log"
        aria-label={t('log.label', { notebook: notebook?.title ?? replica.slug })}
      >
        <h1 className="sr-only">{t('log.label', { notebook: notebook?.title ?? replica.slug })}</h1>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the log is scrolled by keyboard */}
        <div ref={scroller} className={styles.scroller} tabIndex={0} data-scroller="">
          <div ref={page} className={styles.page}>
            {missing && (
              <p role="alert" className={styles.missing}>
                {t('log.missing')}
              </p>
            )}
            {nothing && status.phase !== 'opening' && status.phase !== 'gone' && <EmptyLog />}
            {nothing && status.phase === 'opening' && status.link === 'offline' && status.failure && (
              <div className={styles.missing}>
                <Trouble failure={status.failure} />
              </div>
            )}
            <div ref={room} className={styles.room}>
              <Days
                rows={rows}
                windowed={windowed}
                list={list}
                selected={selected}
                open={open}
                since={since}
                onToggle={onToggle}
                onSelect={setSelected}
              />
            </div>
            <LogFoot dropping={dropping} news={news} since={since} far={windowed.far} onEnd={toEnd} />
          </div>
        </div>
        <LogFind rows={rows} windowed={windowed} open={open} toggle={toggle} list={list} />
        <Months
          months={months}
          here={here}
          onJump={useCallback(
            (month) => {
              const id = items[month.index]?.id
              const row = rows.find((each) => each.id === id || each.died.includes(id ?? ''))
              if (row) windowed.place({ id: row.id, offset: 0 })
            },
            [items, rows, windowed.place],
          )}
        />
      </main>
    </ScopeContext>
  )
}
