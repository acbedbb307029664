import { useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { useReplica } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import { sizeIn } from '../../ui/language/sizes'
import { Trouble } from '../../ui/Trouble'
import { useFetched } from './fetching'
import styles from './Snapshot.module.css'
import { filesIn, isStored, type SnapshotFile } from './snapshotFiles'

/** The files of one trial, each a step away from being read. */
export function Snapshot({ experimentKey }: { experimentKey: string }) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const address = `/api/v1/notebooks/${encodeURIComponent(slug)}/experiments/${encodeURIComponent(experimentKey)}/snapshot`
  const { value: files, failure, again } = useFetched(address, filesIn)
  if (failure) return <Trouble failure={failure} onAgain={again} />
  if (!files) return null
  return (
    <div>
      <p className={styles.count}>{t('restore.files.count', { n: files.length })}</p>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.path}>
            <FileName file={file} experimentKey={experimentKey} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function FileName({ file, experimentKey }: { file: SnapshotFile; experimentKey: string }) {
  const { t, language } = useLanguage()
  const { slug } = useReplica()
  const going = useGoing(paths.code(slug, experimentKey, file.path))
  const size = sizeIn(language, file.size)
  return isStored(file) ? (
    <>
      <a href={going.href} onClick={going.onClick}>
        {file.path}
      </a>
      <span className={styles.size}>{size}</span>
    </>
  ) : (
    <>
      <span className={styles.absent}>{file.path}</span>
      <span className={styles.size}>
        {t('restore.notStored')} · {size}
      </span>
    </>
  )
}
