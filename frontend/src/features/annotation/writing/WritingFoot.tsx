import { Paperclip } from 'lucide-react'
import { useRef } from 'react'
import { commandKey } from '../../../ui/keymap'
import { useLanguage } from '../../../ui/language/language'
import styles from './WritingBox.module.css'

type Props = {
  preview: boolean
  empty: boolean
  onPreview: () => void
  onFiles: (files: File[]) => void
  onPost: () => void
  onCancel: (() => void) | undefined
}

export function WritingFoot({ preview, empty, onPreview, onFiles, onPost, onCancel }: Props) {
  const { t } = useLanguage()
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <footer className={styles.foot}>
      <button
        type="button"
        className={styles.icon}
        aria-label={t('write.attach')}
        title={t('write.attach')}
        onClick={() => chooser.current?.click()}
      >
        <Paperclip size={15} aria-hidden="true" />
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={t('write.attach')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <button type="button" className={styles.quiet} aria-pressed={preview} onClick={onPreview}>
        {t(preview ? 'write.edit' : 'write.preview')}
      </button>
      <span className={styles.gap} />
      {onCancel && (
        <button type="button" className={styles.quiet} onClick={onCancel}>
          {t('write.cancel')}
        </button>
      )}
      <button type="button" className={styles.post} disabled={empty} onClick={onPost}>
        {t('write.post')}
        <span className={styles.hint} aria-hidden="true">
          {commandKey === '⌘' ? '⌘↵' : 'Ctrl ↵'}
        </span>
      </button>
    </footer>
  )
}
