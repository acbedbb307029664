import { useLanguage } from './language/language'
import type { WordKey } from './language/words'
import styles from './Trouble.module.css'

type Props = {
  failure: { happened: WordKey; toDo: WordKey; problem: { detail?: string | null } | null }
  onAgain?: () => void
}

/** What went wrong, where it happened: what it was, what to do, and a way to try again. */
export function Trouble({ failure, onAgain }: Props) {
  const { t } = useLanguage()
  return (
    <p role="alert" className={styles.trouble}>
      <span>
        {failure.problem?.detail ?? t(failure.happened)}{' '}
        <span className={styles.what}>{t(failure.toDo)}</span>
      </span>
      {onAgain && (
        <button type="button" onClick={onAgain}>
          {t('again')}
        </button>
      )}
    </p>
  )
}
