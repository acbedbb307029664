import { X } from 'lucide-react'
import type { DraftHandle } from '../../../replica/react'
import { useAttachment } from '../../../replica/react'
import { worded } from '../../../ui/FailureWords'
import { useLanguage } from '../../../ui/language/language'
import type { Uploads } from './useUploads'
import styles from './WritingBox.module.css'

/** What will go along with the words: small, with how far each has come, removable. */
export function WrittenPictures({ draft, uploads }: { draft: DraftHandle; uploads: Uploads }) {
  if (draft.attachments.length === 0) return null
  return (
    <div className={styles.pictures}>
      {draft.attachments.map((id) => (
        <Written key={id} id={id} onRemove={() => uploads.remove(id)} />
      ))}
    </div>
  )
}

function Written({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { t, language } = useLanguage()
  const file = useAttachment(id)
  const name = file?.label ?? file?.fileName ?? t('write.picture')
  const own = file?.own
  const progress = own?.state === 'sending' ? (own.progress ?? 0) : null
  const percent = (progress ?? 0).toLocaleString(language, { style: 'percent' })
  return (
    <span className={styles.picture}>
      {file?.image ? <img src={file.src} alt={name} /> : <span className={styles.file}>{name}</span>}
      {own?.state === 'failed' && (
        <span role="alert" className={styles.file}>
          {worded(language, own.failure).happened}
        </span>
      )}
      {progress !== null && progress < 1 && (
        <span
          role="progressbar"
          aria-label={t('write.uploading', { name, percent })}
          aria-valuenow={Math.round(progress * 100)}
          className={styles.progress}
        >
          <i style={{ width: `${progress * 100}%` }} />
        </span>
      )}
      <button
        type="button"
        className={styles.remove}
        aria-label={t('write.remove', { name })}
        onClick={onRemove}
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  )
}
