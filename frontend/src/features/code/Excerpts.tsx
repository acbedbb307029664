import { useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { useReplica } from '../../replica/react'
import type { ExperimentView } from '../../replica/types'
import { useLanguage } from '../../ui/language/language'
import styles from './Excerpts.module.css'
import { useFetched } from './fetching'
import { Hunks } from './Hunks'
import { type ExcerptName, namesIn, type TrailView, trailIn } from './trails'

/** A trial's excerpts as what changed in them since its parent; each leads to its trail. */
export function Excerpts({ experiment }: { experiment: ExperimentView }) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const root = `/api/v1/notebooks/${encodeURIComponent(slug)}/excerpts`
  const { value: names } = useFetched(experiment.snapshots > 0 ? root : null, namesIn)
  if (!names || names.length === 0) return null
  return (
    <section className={styles.excerpts} aria-label={t('excerpt.title')}>
      {names.map((each) => (
        <Excerpt key={each.name} excerpt={each} experiment={experiment} root={root} />
      ))}
    </section>
  )
}

type Props = { excerpt: ExcerptName; experiment: ExperimentView; root: string }

function Excerpt({ excerpt: { name }, experiment, root }: Props) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const { key, parents } = experiment
  const keys = [parents[0]?.key, key].filter((each) => each !== undefined)
  const search = `experiments=${keys.map(encodeURIComponent).join(',')}`
  const { value } = useFetched<TrailView>(`${root}/${encodeURIComponent(name)}/trail?${search}`, trailIn)
  const going = useGoing(paths.trail(slug, name, key))
  const stop = value?.stops.find((each) => each.experimentId === experiment.id)
  if (!stop || stop.origin === 'lost' || stop.regions.length === 0) return null
  const edited = stop.change === 'edited' && stop.hunks.length > 0
  return (
    <div className={styles.excerpt}>
      <p className={styles.head}>
        <a href={going.href} onClick={going.onClick}>
          {name}
        </a>
        <span>
          {edited && stop.against
            ? t('trail.against', { key: stop.against })
            : t(stop.origin === 'made' ? 'trail.made' : 'trail.same')}
        </span>
      </p>
      {edited && <Hunks hunks={stop.hunks} path={stop.regions[0]?.path ?? null} />}
    </div>
  )
}
