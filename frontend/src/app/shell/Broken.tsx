import { useLanguage } from '../../ui/language/language'
import { Gone } from './Gone'
import styles from './Page.module.css'

export function Broken({ error }: { error: Error }) {
  const { t } = useLanguage()
  return (
    <Gone title={t('broken.title')} text={t('broken.text')}>
      <p>
        <button type="button" className={styles.button} onClick={() => location.reload()}>
          {t('broken.reload')}
        </button>
      </p>
      <details className={styles.details}>
        <summary>{t('broken.details')}</summary>
        <pre className="code">{error.stack ?? error.message}</pre>
      </details>
    </Gone>
  )
}
