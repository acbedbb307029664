import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language/language'
import { paths } from '../paths'
import styles from './Page.module.css'

/** A page of one sentence and one way out. */
export function Gone({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  const { t } = useLanguage()
  return (
    <main id="write" tabIndex={-1} className={styles.page}>
      <div>
        <h1 className={styles.title}>{title}</h1>
        <p>{text}</p>
        {children ?? (
          <p>
            <a href={paths.home()}>{t('missing.home')}</a>
          </p>
        )}
      </div>
    </main>
  )
}
