import { use } from 'react'
import { useWrites } from '../../replica/react'
import type { ExperimentView } from '../../replica/types'
import { useLanguage } from '../../ui/language/language'
import { Annotation } from '../annotation/Annotation'
import { Replying } from '../annotation/Replying'
import { answer, ScopeContext } from '../annotation/replying'
import styles from './Summary.module.css'

/** The short text that stands for a trial wherever it is lined up; earlier ones stay among what was said. */
export function Summary({ experiment, invite = false }: { experiment: ExperimentView; invite?: boolean }) {
  const { t } = useLanguage()
  const scope = use(ScopeContext)
  const writes = useWrites()
  const { id, summary } = experiment
  const given = summary?.kind === 'summary' ? summary.annotation : null
  const write = () => answer({ about: id, kind: 'summary', quote: null, scope })
  return (
    <>
      {given && (
        <section className={styles.summary} aria-label={t('experiment.summary')}>
          <Annotation id={given} />
        </section>
      )}
      {invite && writes && (
        <button type="button" className={styles.invite} onClick={write}>
          {t(given ? 'summary.again' : 'summary.write')} <kbd>s</kbd>
        </button>
      )}
      <Replying about={id} only="summary" />
    </>
  )
}
