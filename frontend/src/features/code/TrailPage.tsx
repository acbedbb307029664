import { Columns3, Rows3 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { navigate, useSearch } from 'wouter/use-browser-location'
import { back, kept, useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { useReplica, useStatus } from '../../replica/react'
import { useStrokes } from '../../ui/keyboard'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { ScopeContext } from '../annotation/replying'
import { useFetched } from './fetching'
import { TrailColumns } from './TrailColumns'
import { TrailLine } from './TrailLine'
import styles from './TrailPage.module.css'
import { rootOf, trailIn } from './trails'

/** One excerpt through time: a line of stops, each only what changed in it, or the stops side by side. */
export function TrailPage({ name }: { name: string }) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const page = useRef<HTMLElement>(null)
  const search = new URLSearchParams(useSearch())
  const through = search.get('through') ?? undefined
  const isColumns = search.get('view') === 'columns'
  const { value, failure, again } = useFetched(
    `${rootOf(slug)}/excerpts/${encodeURIComponent(name)}/trail${through ? `?through=${encodeURIComponent(through)}` : ''}`,
    trailIn,
  )
  const all = useGoing(paths.trail(slug, name, undefined, isColumns))
  const turn = () => navigate(paths.trail(slug, name, through, !isColumns), { replace: true, state: kept() })
  useTrailKeys(page, turn, () => back(paths.log(slug)))
  useWhenNew(again)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the trail that has come, by keyboard at once
  useEffect(() => page.current?.focus({ preventScroll: true }), [value === null, isColumns])
  return (
    <ScopeContext value="panel">
      <main
        id="write"
        ref={page}
        tabIndex={-1}
        className={styles.page}
        data-scope="panel"
        aria-label={t('trail.label', { name })}
      >
        <header className={`${styles.header} ${isColumns ? styles.wide : ''}`}>
          <h1 className={styles.name}>{name}</h1>
          {value && <p className={styles.count}>{t('trail.count', { n: value.stops.length })}</p>}
          {through && (
            <p className={styles.count}>
              {t('trail.through', { key: through })}{' '}
              <a href={all.href} onClick={all.onClick}>
                {t('trail.all')}
              </a>
            </p>
          )}
          <button type="button" className={styles.turn} title="v" aria-pressed={isColumns} onClick={turn}>
            {isColumns ? <Rows3 size={14} aria-hidden="true" /> : <Columns3 size={14} aria-hidden="true" />}
            {t(isColumns ? 'trail.line' : 'trail.columns')}
          </button>
        </header>
        {failure && (
          <div className={styles.trouble}>
            <Trouble failure={failure} onAgain={again} />
          </div>
        )}
        {value &&
          (isColumns ? (
            <TrailColumns stops={value.stops} name={name} />
          ) : (
            <TrailLine stops={value.stops} name={name} />
          ))}
      </main>
    </ScopeContext>
  )
}

/** What others post meanwhile joins the trail, a moment after the last of it. */
function useWhenNew(again: () => void): void {
  const { last } = useStatus().held
  const latest = useRef(again)
  latest.current = again
  const seen = useRef(last)
  useEffect(() => {
    if (seen.current === last) return
    seen.current = last
    const timer = setTimeout(() => latest.current(), 800)
    return () => clearTimeout(timer)
  }, [last])
}

/** From stop to stop by keyboard; what a stop keeps folded is unfolded where one is. */
function useTrailKeys(page: React.RefObject<HTMLElement | null>, turn: () => void, leave: () => void): void {
  const stops = () => [...(page.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])]
  const here = () => document.activeElement?.closest<HTMLElement>('[data-stop]') ?? null
  const move = (by: number) => {
    const all = stops()
    const at = here()
    const next = all[(at ? all.indexOf(at) : by > 0 ? -1 : all.length) + by]
    next?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const unfold = () => {
    const fold = here()?.querySelector<HTMLElement>('[aria-expanded]')
    if (!fold) return false
    fold.click()
  }
  useStrokes([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['Enter', unfold],
    ['o', unfold],
    ['v', turn],
    ['Escape', leave],
  ])
}
