import { useEffect, useState } from 'react'
import { useNotebook, useReplica } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import { answer } from './replying'
import styles from './SelectionTools.module.css'
import { type SelectedWords, selectedWords } from './selected'

/** Select words, and say something about exactly those. */
export function SelectionTools() {
  const { t } = useLanguage()
  const replica = useReplica()
  const notebook = useNotebook()
  const [words, setWords] = useState<SelectedWords | null>(null)

  useEffect(() => {
    const look = () => setWords(selectedWords(replica))
    const hide = () => {
      if (getSelection()?.isCollapsed !== false) setWords(null)
    }
    const gone = () => setWords(null)
    document.addEventListener('pointerup', look)
    document.addEventListener('keyup', look)
    document.addEventListener('selectionchange', hide)
    document.addEventListener('scroll', gone, { capture: true, passive: true })
    return () => {
      document.removeEventListener('pointerup', look)
      document.removeEventListener('keyup', look)
      document.removeEventListener('selectionchange', hide)
      document.removeEventListener('scroll', gone, { capture: true })
    }
  }, [replica])

  if (!words || !notebook || notebook.role === 'reader' || notebook.archived) return null
  const say = (kind: 'comment' | 'correction') => () => {
    answer({ about: words.id, kind, quote: words.quote, scope: words.scope })
    getSelection()?.removeAllRanges()
    setWords(null)
  }
  const { left, width, top, bottom } = words.rect
  const above = top > 96
  return (
    <div
      role="toolbar"
      aria-label={t('select.tools')}
      className={above ? styles.above : styles.below}
      style={{ left: Math.min(innerWidth - 100, Math.max(100, left + width / 2)), top: above ? top : bottom }}
      onPointerDown={(event) => event.preventDefault()}
    >
      <button type="button" onClick={say('correction')}>
        {t('select.correct')}{' '}
        <span className={styles.stroke} aria-hidden="true">
          ⇧R
        </span>
      </button>
      <button type="button" onClick={say('comment')}>
        {t('select.comment')}{' '}
        <span className={styles.stroke} aria-hidden="true">
          R
        </span>
      </button>
    </div>
  )
}
