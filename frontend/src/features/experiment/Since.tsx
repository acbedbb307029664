import type { ExperimentView } from '../../replica/types'
import { Said } from '../annotation/Said'
import { Amended } from './Amended'
import { useSince } from './later'
import { Mentioned } from './Mentioned'
import styles from './Since.module.css'

/** What came after: said of it, stated of it, and said elsewhere with its key, in time order. */
export function Since({ experiment }: { experiment: ExperimentView }) {
  const items = useSince(experiment)
  if (items.length === 0) return null
  return (
    <div className={styles.since}>
      {items.map(({ id, type }) => (
        <div key={id} className={styles[type]} data-item={type === 'said' ? id : undefined} tabIndex={-1}>
          {type === 'said' && <Said id={id} hanging={false} />}
          {type === 'amended' && <Amended id={id} />}
          {type === 'mentioned' && <Mentioned id={id} experiment={experiment} />}
        </div>
      ))}
    </div>
  )
}
