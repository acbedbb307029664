import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo } from 'react'
import { useNotebook } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import { WritingBox } from '../annotation/writing/WritingBox'
import styles from './Log.module.css'
import type { Since } from './useSince'

type Props = { dropping: boolean; news: number; since: Since | null; far: boolean; onEnd: () => void }

/** The writing box, always there, and above it the quiet word that something new has come. */
export const LogFoot = memo(function LogFoot({ dropping, news, since, far, onEnd }: Props) {
  const { t } = useLanguage()
  const notebook = useNotebook()
  const reads = notebook && (notebook.role === 'reader' || notebook.archived)
  return (
    <div className={styles.foot}>
      <div className={styles.write}>
        {since?.above && !far && news === 0 && (
          <button type="button" className={styles.news} onClick={since.show}>
            {t('log.since.up', { n: since.count })}
            <ArrowUp size={12} aria-hidden="true" />
          </button>
        )}
        {(far || news > 0) && (
          <button
            type="button"
            className={styles.news}
            onClick={onEnd}
            aria-label={news > 0 ? t('log.new', { n: news }) : t('log.toEnd')}
          >
            {news > 0 && t('log.new', { n: news })}
            <ArrowDown size={12} aria-hidden="true" />
          </button>
        )}
        {reads ? (
          <p className={styles.notice}>{t(notebook.archived ? 'notebook.archived' : 'notebook.reader')}</p>
        ) : (
          <div className={styles.box}>
            <WritingBox
              id="write"
              place="log"
              label={t('write.label')}
              placeholder={t(innerWidth < 640 ? 'write.placeholder.short' : 'write.placeholder')}
              stroke="n"
              onDone={onEnd}
            />
            {dropping && <p className={styles.dropping}>{t('write.drop')}</p>}
          </div>
        )}
      </div>
    </div>
  )
})
