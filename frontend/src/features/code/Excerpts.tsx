import { useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { useReplica } from '../../replica/react'
import type { ExperimentView } from '../../replica/types'
import { useLanguage } from '../../ui/language/language'
import styles from './Excerpts.module.css'
import { useFetched } from './fetching'
import { Hunks } from './Hunks'
import { type ExcerptName, namesIn, rootOf, type Trail, trailIn } from './trails'

/** A trial's excerpts as what changed in them since its parent; each leads to its trail. */
export function Excerpts({ experiment }: { experiment: ExperimentView }) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const root = `${rootOf(slug)}/excerpts`
  const hasCode = experiment.snapshots > 0
  const { value: names } = useFetched(hasCode ? root : null, namesIn)
  if (!hasCode) return null
  return (
    <section className={styles.excerpts} aria-label={t('excerpt.title')}>
      <Doors experiment={experiment} />
      {names?.map((each) => (
        <Excerpt key={each.name} excerpt={each} experiment={experiment} root={root} />
      ))}
    </section>
  )
}

/** To the code itself, and to what changed in it since the parent. */
function Doors({ experiment: { key, parents } }: { experiment: ExperimentView }) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const code = useGoing(paths.code(slug, key))
  const changes = useGoing(paths.changes(slug, key))
  const parent = parents[0]
  return (
    <p className={styles.doors}>
      <a href={code.href} onClick={code.onClick}>
        {t('code.open')}
      </a>
      {parent?.id && (
        <a href={changes.href} onClick={changes.onClick}>
          {t('changes.link', { key: parent.key })}
        </a>
      )}
    </p>
  )
}

type Props = { excerpt: ExcerptName; experiment: ExperimentView; root: string }

function Excerpt({ excerpt: { name }, experiment, root }: Props) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const { key, parents } = experiment
  const keys = [parents[0]?.key, key].filter((each) => each !== undefined)
  const search = `experiments=${keys.map(encodeURIComponent).join(',')}`
  const { value } = useFetched<Trail>(`${root}/${encodeURIComponent(name)}/trail?${search}`, trailIn)
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
            : t(stop.against ? 'trail.same' : `trail.${stop.origin}`)}
        </span>
      </p>
      {edited && <Hunks hunks={stop.hunks} path={stop.regions[0]?.path ?? null} />}
    </div>
  )
}
