import { tables, useLanguage } from './language/language'
import type { WordKey } from './language/words'
import styles from './Trouble.module.css'

type Props = {
  failure: { happened: WordKey; toDo: WordKey; code?: string; problem: { detail?: string | null } | null }
  onAgain?: () => void
}

/** What went wrong, where it happened: what it was, what to do, and a way to try again. */
export function Trouble({ failure, onAgain }: Props) {
  const { t, language } = useLanguage()
  // Some problems are worded whole, in both languages; of the others the server says what it is.
  const own = `problem.${failure.code ?? ''}`
  const whole = own in tables[language] ? (own as WordKey) : null
  return (
    <p role="alert" className={styles.trouble}>
      <span>
        {whole ? t(whole) : (failure.problem?.detail ?? t(failure.happened))}{' '}
        {!whole && <span className={styles.what}>{t(failure.toDo)}</span>}
      </span>
      {onAgain && (
        <button type="button" onClick={onAgain}>
          {t('again')}
        </button>
      )}
    </p>
  )
}
