import { CornerUpLeft } from 'lucide-react'
import { useMemo } from 'react'
import { useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { findKeys } from '../../lib/mentions'
import { useAnnotation, useNotebook, useReplica } from '../../replica/react'
import type { ExperimentView } from '../../replica/types'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { Prose } from '../annotation/Prose'
import { around } from './around'
import styles from './Mentioned.module.css'

/** Said elsewhere, with this trial's key in it: the words around, and the way to where they stand. */
export function Mentioned({ id, experiment }: { id: string; experiment: ExperimentView }) {
  const said = useAnnotation(id)
  const replica = useReplica()
  const dates = useDates()
  const { t } = useLanguage()
  const slug = useNotebook()?.slug ?? ''
  const going = useGoing(paths.at(slug, id))
  const text = said?.text ?? ''
  const passage = useMemo(() => {
    const named = (block: string) => findKeys(block, replica.book.keyIndex)
    return around(text, named, [experiment.key, ...experiment.aliases])
  }, [text, replica, experiment.key, experiment.aliases])
  if (!said || said.redacted) return null
  return (
    <div className={styles.mentioned}>
      {passage.before && <span className={styles.cut}>…</span>}
      <Prose text={passage.text} here={experiment.key} />
      {passage.after && <span className={styles.cut}>…</span>}
      <a className={styles.way} href={going.href} onClick={going.onClick} title={t('mention.way')}>
        <CornerUpLeft size={11} aria-hidden="true" />
        <span>{said.author.name}</span>
        <time dateTime={said.occurredAt} title={dates.full(said.time)}>
          {dates.short(said.time)}
        </time>
        {said.corrections.length > 0 && <span className={styles.corrected}>{t('experiment.corrected')}</span>}
      </a>
    </div>
  )
}
