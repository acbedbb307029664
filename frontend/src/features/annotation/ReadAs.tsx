import { Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import { shortNumber } from '../../lib/numbers'
import { historyOf } from '../../replica/history'
import { useAmendment, useExperiment, useReplica, useWrites } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import { toast } from '../../ui/toasts'
import styles from './ReadAs.module.css'

/** A line of the words that was read as a result: said quietly, taken back with one click. */
export function ReadAs({ id }: { id: string }) {
  const { t, language } = useLanguage()
  const replica = useReplica()
  const writes = useWrites()
  const amendment = useAmendment(id)
  const experiment = useExperiment(amendment?.experiment?.id ?? null)
  const changes = useMemo(
    () => (experiment ? (historyOf(replica.book, experiment.id).get(id) ?? []) : []),
    [experiment, id, replica],
  )
  if (!amendment || !experiment || amendment.redacted || changes.length === 0) return null
  const counting = changes.filter(({ inForce }) => inForce)
  const takeBack = () => {
    const before = counting.map(({ name, from }) => [name, typeof from === 'number' ? from : null])
    const back = replica.write.amendment({ experiment: experiment.key, results: Object.fromEntries(before) })
    toast(t('read.taken'), {
      words: t('write.undo'),
      run: () => {
        replica.undo(back).then((undone) => toast(t(undone ? 'write.undone' : 'amend.tooLate')))
      },
    })
  }
  return (
    <p className={styles.read}>
      <span>{t(counting.length > 0 ? 'read.as' : 'read.past', { key: experiment.key })}</span>
      {changes.map(({ name, to, inForce }) => {
        const words = `${name} ${typeof to === 'number' ? shortNumber(to, language) : ''}`
        return inForce ? <span key={name}>{words}</span> : <s key={name}>{words}</s>
      })}
      {writes && counting.length > 0 && (
        <button type="button" onClick={takeBack}>
          <Undo2 size={11} aria-hidden="true" />
          {t('read.takeBack')}
        </button>
      )}
    </p>
  )
}
