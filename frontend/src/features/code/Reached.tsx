import { useState } from 'react'
import { useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { useReplica, useWrites } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { WritingBox } from '../annotation/writing/WritingBox'
import { useFetched } from './fetching'
import styles from './Reached.module.css'
import { type Reach, reachIn, rootOf } from './trails'

/** The most things that one annotation can be about. */
const MOST = 200

type Props = { experiment: string; path: string; line: number; onDone: () => void }

/** The trials that have a line, and the correction said once that stands on it in all of them. */
export function Reached({ experiment, path, line, onDone }: Props) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const writes = useWrites()
  const [correcting, setCorrecting] = useState(false)
  const { value, failure, again } = useFetched(
    `${rootOf(slug)}/experiments/${encodeURIComponent(experiment)}/reach?path=${encodeURIComponent(path)}&line=${line}`,
    reachIn,
  )
  if (failure) return <Trouble failure={failure} onAgain={again} />
  if (!value) return null
  const having = value.items.filter(({ contains }) => contains)
  const otherwise = value.items.filter(({ contains }) => !contains)
  const about = having
    .slice(0, MOST)
    .map((item) => ({ code: { experiment: item.experiment, path: item.path, line: item.line } }))
  return (
    <div className={styles.reach}>
      <p>{t('reach.count', { n: having.length })}</p>
      <Trials items={having} />
      {otherwise.length > 0 && (
        <>
          <p className={styles.otherwise}>{t('reach.otherwise', { n: otherwise.length })}</p>
          <Trials items={otherwise} />
        </>
      )}
      {writes &&
        having.length > 0 &&
        (correcting ? (
          <WritingBox
            place={`reach:${experiment}:${path}:${line}`}
            kind="correction"
            about={about}
            label={t('write.correct.label')}
            placeholder={t('write.correct.placeholder')}
            autoFocus
            onDone={onDone}
            onCancel={() => setCorrecting(false)}
          />
        ) : (
          <button type="button" className={styles.correct} onClick={() => setCorrecting(true)}>
            {t('reach.correct', { n: about.length })}
          </button>
        ))}
    </div>
  )
}

function Trials({ items }: { items: Reach['items'] }) {
  return (
    <ul className={styles.trials}>
      {items.map((item) => (
        <li key={item.experimentId}>
          <Trial item={item} />
        </li>
      ))}
    </ul>
  )
}

function Trial({ item }: { item: Reach['items'][number] }) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const going = useGoing(paths.code(slug, item.experiment, item.path, String(item.line)))
  return (
    <a href={going.href} onClick={going.onClick} title={item.text.trim()} data-key={item.experiment}>
      {item.experiment}
      {item.doubtful && <span title={t('reach.doubtful')}> ?</span>}
    </a>
  )
}
