import { useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { useNotebook } from '../../replica/react'
import type { ExperimentRef } from '../../replica/types'
import { useLanguage } from '../../ui/language/language'
import styles from './KeyLink.module.css'

/** A trial's key that leads to it; one that is not posted yet is only named. `as` says what it is to what is around. */
export function KeyLink({ experiment, as }: { experiment: ExperimentRef; as?: string }) {
  const { t } = useLanguage()
  const slug = useNotebook()?.slug ?? ''
  const going = useGoing(paths.experiment(slug, experiment.key))
  if (!experiment.id) {
    return (
      <span className={styles.key} title={t('experiment.notPosted')}>
        {experiment.key}
      </span>
    )
  }
  return (
    <>
      <a
        className={styles.link}
        data-key={experiment.key}
        aria-label={as && `${as} ${experiment.key}`}
        href={going.href}
        onClick={going.onClick}
      >
        {experiment.key}
      </a>
      {experiment.assumed && (
        <span className={styles.assumed} title={t('experiment.assumed.hint')}>
          {t('experiment.assumed')}
        </span>
      )}
    </>
  )
}
