import { useMemo } from 'react'
import { shortNumber } from '../../lib/numbers'
import { type Change, historyOf } from '../../replica/history'
import { useAmendment, useExperiment, useReplica } from '../../replica/react'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { OwnState } from '../annotation/OwnState'
import styles from './Amended.module.css'

/** What was stated later about an experiment: from what to what. What does not count any more stays, and says so. */
export function Amended({ id }: { id: string }) {
  const amendment = useAmendment(id)
  const replica = useReplica()
  const dates = useDates()
  const { t } = useLanguage()
  const experiment = useExperiment(amendment?.experiment?.id ?? null)
  const changes = useMemo(
    () => (experiment ? (historyOf(replica.book, experiment.id).get(id) ?? []) : []),
    [experiment, id, replica],
  )
  if (!amendment || amendment.redacted || changes.length === 0) return null
  return (
    <div className={styles.amended}>
      {changes.map((change) => (
        <span key={`${change.what} ${change.name}`} className={change.inForce ? styles.change : styles.past}>
          <One change={change} />
          {!change.inForce && <span className="sr-only"> ({t('amend.past')})</span>}
        </span>
      ))}
      <span className={styles.by}>
        {amendment.author.name} ·{' '}
        <time dateTime={amendment.occurredAt} title={dates.full(amendment.time)}>
          {dates.short(amendment.time)}
        </time>
      </span>
      {amendment.own && <OwnState id={id} own={amendment.own} />}
    </div>
  )
}

function One({ change }: { change: Change }) {
  const { t, language } = useLanguage()
  const { what, name, from, to } = change
  if (what === 'withdrawn') return <>{t(to ? 'amend.withdrawn' : 'amend.back')}</>
  const say = (value: Change['to']): string => {
    if (value === null || value === '') return ''
    if (typeof value === 'number') return shortNumber(value, language)
    if (Array.isArray(value)) return value.length === 0 ? t('experiment.root') : value.join(', ')
    return String(value)
  }
  const code = what === 'key' || what === 'parents'
  const before = say(from)
  const after = say(to)
  return (
    <>
      <span className={styles.what}>{what === 'result' ? name : t(`amend.${what}`)}</span>
      {before && <s className={code ? styles.code : undefined}>{before}</s>}
      {before && after && <span aria-hidden="true"> → </span>}
      {after && <span className={code ? styles.code : undefined}>{after}</span>}
      {!after && <span> {t('amend.takenBack')}</span>}
    </>
  )
}
