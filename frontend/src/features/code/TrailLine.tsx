import { useEffect, useRef, useState } from 'react'
import { useExperiment } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import { oneLine } from '../annotation/oneLine'
import { Results } from '../experiment/Results'
import { Hunks } from './Hunks'
import { Repair, StopHead } from './StopHead'
import styles from './TrailLine.module.css'
import { folded, showsAllSpoken, spokenOf, type TrailStop, wholeOf } from './trails'

type Props = { stops: readonly TrailStop[]; name: string }

/** The stops in the order of time, each only its difference from its nearest ancestor. */
export function TrailLine({ stops, name }: Props) {
  return (
    <ol className={styles.stops}>
      {folded(stops).map((stretch) =>
        stretch.kind === 'stop' ? (
          <Stop key={stretch.stop.experimentId} stop={stretch.stop} name={name} />
        ) : (
          <Unchanged key={stretch.stops[0]?.experimentId} stops={stretch.stops} name={name} />
        ),
      )}
    </ol>
  )
}

function Unchanged({ stops, name }: Props) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  const first = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (open) first.current?.focus({ preventScroll: true })
  }, [open])
  if (open)
    return stops.map((stop, i) => (
      <Stop key={stop.experimentId} stop={stop} name={name} at={i === 0 ? first : undefined} />
    ))
  const [from, to] = [stops[0]?.experiment, stops.at(-1)?.experiment]
  return (
    <li className={styles.unchanged} data-stop="" tabIndex={-1}>
      <button type="button" aria-expanded={false} onClick={() => setOpen(true)}>
        {t('trail.unchanged', { n: stops.length })}
        <span className={styles.which}>{from === to ? from : `${from} … ${to}`}</span>
      </button>
    </li>
  )
}

type StopProps = { stop: TrailStop; name: string; at?: React.RefObject<HTMLLIElement | null> | undefined }

function Stop({ stop, name, at }: StopProps) {
  const { t } = useLanguage()
  const experiment = useExperiment(stop.experimentId)
  const { origin, doubtful, regions, hunks } = stop
  const differs = stop.change === 'edited' && hunks.length > 0
  const spoken = spokenOf(stop)
  const [whole, setWhole] = useState(
    (!differs && (origin === 'made' || !stop.against)) || (spoken !== null && !showsAllSpoken(stop, hunks)),
  )
  const dot = origin === 'lost' ? styles.lost : doubtful ? styles.doubtful : styles[origin]
  return (
    <li
      ref={at}
      className={`${styles.stop} ${dot}`}
      data-stop={stop.experiment}
      tabIndex={-1}
      aria-label={stop.experiment}
    >
      <div className={styles.head}>
        <StopHead stop={stop} />
        {experiment && <Results results={experiment.results} limit={2} />}
      </div>
      {experiment?.summary && <p className={styles.words}>{oneLine(experiment.summary.text, 140)}</p>}
      {(doubtful || origin === 'lost') && <Repair stop={stop} name={name} />}
      {whole
        ? regions.map((region) => (
            <Hunks
              key={`${region.path} ${region.startLine}`}
              path={null}
              hunks={[wholeOf(region)]}
              spoken={spoken}
            />
          ))
        : differs && <Hunks hunks={hunks} path={regions[0]?.path ?? null} spoken={spoken} />}
      {regions.length > 0 && (
        <button type="button" className={styles.fold} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? (differs ? 'trail.less' : 'trail.fold') : 'trail.whole')}
        </button>
      )}
    </li>
  )
}
