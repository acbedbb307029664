import { useState } from 'react'
import { useSearch } from 'wouter/use-browser-location'
import { useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { useExperiment, useReplica, useWrites } from '../../replica/react'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { oneLine } from '../annotation/oneLine'
import { ScopeContext } from '../annotation/replying'
import { KeyLink } from '../experiment/KeyLink'
import { Results } from '../experiment/Results'
import { useFetched } from './fetching'
import { Hunks } from './Hunks'
import styles from './TrailPage.module.css'
import { folded, type TrailStop, trailIn } from './trails'

/** One excerpt through time: each stop only what changed since the nearest trial before it. */
export function TrailPage({ name }: { name: string }) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const through = new URLSearchParams(useSearch()).get('through')
  const root = `/api/v1/notebooks/${encodeURIComponent(slug)}`
  const search = through ? `?through=${encodeURIComponent(through)}` : ''
  const { value, failure, again } = useFetched(
    `${root}/excerpts/${encodeURIComponent(name)}/trail${search}`,
    trailIn,
  )
  return (
    <ScopeContext value="panel">
      <main className={styles.page} data-scope="panel" aria-label={t('trail.label', { name })}>
        <div className={styles.inner}>
          <h1 className={styles.name}>{name}</h1>
          {value && <p className={styles.count}>{t('trail.count', { n: value.stops.length })}</p>}
          {failure && <Trouble failure={failure} onAgain={again} />}
          {value && (
            <ol className={styles.stops}>
              {folded(value.stops).map((stretch) =>
                stretch.kind === 'stop' ? (
                  <Stop key={stretch.stop.experimentId} stop={stretch.stop} name={name} />
                ) : (
                  <Unchanged key={stretch.stops[0]?.experimentId} stops={stretch.stops} name={name} />
                ),
              )}
            </ol>
          )}
        </div>
      </main>
    </ScopeContext>
  )
}

function Unchanged({ stops, name }: { stops: readonly TrailStop[]; name: string }) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  if (open) return stops.map((stop) => <Stop key={stop.experimentId} stop={stop} name={name} />)
  return (
    <li className={styles.unchanged}>
      <button type="button" aria-expanded={false} onClick={() => setOpen(true)}>
        {t('trail.unchanged', { n: stops.length })}
      </button>
    </li>
  )
}

function Stop({ stop, name }: { stop: TrailStop; name: string }) {
  const { t } = useLanguage()
  const dates = useDates()
  const [whole, setWhole] = useState(false)
  const experiment = useExperiment(stop.experimentId)
  const { experiment: key, experimentId, origin, doubtful, change, regions, hunks, against } = stop
  const differs = change === 'edited' && hunks.length > 0
  const shown = whole || (!differs && origin === 'made')
  const dot = origin === 'lost' ? styles.lost : doubtful ? styles.doubtful : styles[origin]
  return (
    <li className={`${styles.stop} ${dot}`} aria-label={key}>
      <p className={styles.head}>
        <span className={styles.key}>
          <KeyLink experiment={{ key, id: experimentId, assumed: false }} />
        </span>
        <time dateTime={stop.occurredAt}>{dates.short(Date.parse(stop.occurredAt))}</time>
        <span>{t(origin === 'carried' && change === 'none' ? 'trail.same' : `trail.${origin}`)}</span>
        {differs && against && <span>{t('trail.against', { key: against })}</span>}
        {experiment && <Results results={experiment.results} limit={1} />}
      </p>
      {experiment?.summary && <p className={styles.words}>{oneLine(experiment.summary.text, 140)}</p>}
      {(doubtful || origin === 'lost') && <Repair stop={stop} name={name} />}
      {differs && !whole && <Hunks hunks={hunks} path={regions[0]?.path ?? null} />}
      {shown &&
        regions.map((region) => (
          <Hunks
            key={`${region.path} ${region.startLine}`}
            path={null}
            hunks={[
              {
                path: region.path,
                lines: region.text
                  .replace(/\n$/, '')
                  .split('\n')
                  .map((text, i) => ({ op: 'same' as const, newLine: region.startLine + i, text })),
              },
            ]}
          />
        ))}
      {regions.length > 0 && (differs || origin === 'carried') && (
        <button type="button" className={styles.fold} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'trail.less' : 'trail.whole')}
        </button>
      )}
    </li>
  )
}

/** What may be wrong is put right in one step: by selecting the lines that it is. */
function Repair({ stop, name }: { stop: TrailStop; name: string }) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const writes = useWrites()
  const region = stop.regions[0]
  const lines = region ? `${region.startLine}-${region.endLine}` : null
  const going = useGoing(paths.code(slug, stop.experiment, region?.path, lines, name))
  return (
    <p className={styles.repair}>
      {t(stop.origin === 'lost' ? 'trail.lost.hint' : 'trail.doubtful.hint')}{' '}
      {writes && (
        <a href={going.href} onClick={going.onClick}>
          {t('trail.repair')}
        </a>
      )}
    </p>
  )
}
