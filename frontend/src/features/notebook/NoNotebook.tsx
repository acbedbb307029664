import { useLanguage } from '../../ui/language/language'
import { NotebookForm } from './CreateNotebook'
import styles from './NotebookSwitch.module.css'

export function NoNotebook() {
  const { t } = useLanguage()
  return (
    <main id="write" tabIndex={-1} className={styles.alone}>
      <p>{t('notebook.none')}</p>
      <NotebookForm />
    </main>
  )
}
