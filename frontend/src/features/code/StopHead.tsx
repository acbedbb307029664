import { useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { useReplica, useWrites } from '../../replica/react'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { KeyLink } from '../experiment/KeyLink'
import styles from './StopHead.module.css'
import type { TrailStop } from './trails'

/** Which trial a stop is, when it was, and how the excerpt came to be in it. */
export function StopHead({ stop }: { stop: TrailStop }) {
  const { t } = useLanguage()
  const dates = useDates()
  const { experiment: key, experimentId, origin, change, against, regions } = stop
  const isOut = origin === 'made' && regions.length === 0
  return (
    <p className={styles.head}>
      <span className={styles.key}>
        <KeyLink experiment={{ key, id: experimentId, assumed: false }} />
      </span>
      <time dateTime={stop.occurredAt}>{dates.short(Date.parse(stop.occurredAt))}</time>
      <span>
        {t(
          isOut
            ? 'trail.out'
            : origin === 'carried' && change === 'none' && against
              ? 'trail.same'
              : `trail.${origin}`,
        )}
      </span>
      {change !== 'none' && against && <span>{t('trail.against', { key: against })}</span>}
      {change === 'moved' && <span>{t('trail.moved')}</span>}
    </p>
  )
}

/** What may be wrong is put right in one step: by selecting the lines that it is. */
export function Repair({ stop, name }: { stop: TrailStop; name: string }) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const writes = useWrites()
  const region = stop.regions[0]
  const lines = region ? `${region.startLine}-${region.endLine}` : null
  const going = useGoing(paths.code(slug, stop.experiment, region?.path, lines, name))
  const hint =
    stop.origin !== 'lost' ? 'trail.doubtful.hint' : stop.doubtful ? 'trail.lost.perhaps' : 'trail.lost.hint'
  return (
    <p className={styles.repair}>
      {t(hint)}{' '}
      {writes && (
        <a href={going.href} onClick={going.onClick}>
          {t('trail.repair')}
        </a>
      )}
    </p>
  )
}
