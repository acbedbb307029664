import { Download } from 'lucide-react'
import type { AttachmentView } from '../../replica/types'
import { useLanguage } from '../../ui/language/language'
import { sizeIn } from '../../ui/language/sizes'
import styles from './FileLine.module.css'

/** A file that is not a picture: its name and size, to be taken along. */
export function FileLine({ file }: { file: AttachmentView }) {
  const { t, language } = useLanguage()
  const name = file.label ?? file.fileName ?? file.id.slice(0, 8)
  return (
    <a
      className={styles.file}
      href={file.src}
      download={file.fileName ?? ''}
      aria-label={t('file.download', { name })}
    >
      <Download size={13} aria-hidden="true" />
      <span className={styles.name}>{name}</span>
      <span className={styles.size}>{sizeIn(language, file.size)}</span>
    </a>
  )
}
