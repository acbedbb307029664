import { type Failed, FailureWords } from './FailureWords'
import { useLanguage } from './language/language'
import styles from './Trouble.module.css'

/** What went wrong, where it happened: what it was, what to do, and a way to try again. */
export function Trouble({ failure, onAgain }: { failure: Failed; onAgain?: () => void }) {
  const { t } = useLanguage()
  return (
    <p role="alert" className={styles.trouble}>
      <FailureWords failure={failure} />
      {onAgain && (
        <button type="button" onClick={onAgain}>
          {t('again')}
        </button>
      )}
    </p>
  )
}
