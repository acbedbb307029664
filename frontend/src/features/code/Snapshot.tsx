import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useNotebook } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import { sizeIn } from '../../ui/language/sizes'
import { Trouble } from '../../ui/Trouble'
import { Code } from './Code'
import { useFetched } from './fetching'
import styles from './Snapshot.module.css'

type SnapshotFile = { path: string; sha256: string | null; size: number; stored?: boolean }

const filesIn = async (response: Response): Promise<SnapshotFile[]> => {
  const { tree } = (await response.json()) as { tree?: SnapshotFile[] }
  return tree ?? []
}

/** The code of one trial: its files, and one of them when asked for. */
export function Snapshot({ experimentKey }: { experimentKey: string }) {
  const { t, language } = useLanguage()
  const slug = useNotebook()?.slug ?? ''
  const root = `/api/v1/notebooks/${encodeURIComponent(slug)}`
  const {
    value: files,
    failure,
    again,
  } = useFetched(`${root}/experiments/${encodeURIComponent(experimentKey)}/snapshot`, filesIn)
  const [shown, setShown] = useState<SnapshotFile | null>(null)
  if (failure) return <Trouble failure={failure} onAgain={again} />
  if (!files) return null
  if (shown?.sha256) {
    return (
      <div>
        <p className={styles.path}>
          <button
            type="button"
            aria-label={t('restore.back')}
            title={t('restore.back')}
            onClick={() => setShown(null)}
          >
            <ArrowLeft size={14} aria-hidden="true" />
          </button>
          <code>{shown.path}</code>
        </p>
        <Code address={`${root}/blobs/${shown.sha256}`} path={shown.path} />
      </div>
    )
  }
  return (
    <div>
      <p className={styles.count}>{t('restore.files.count', { n: files.length })}</p>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.path}>
            {file.sha256 && file.stored !== false ? (
              <button type="button" onClick={() => setShown(file)}>
                {file.path}
              </button>
            ) : (
              <span className={styles.absent}>{file.path}</span>
            )}
            <span className={styles.size}>
              {file.sha256 && file.stored !== false ? '' : `${t('restore.notStored')} · `}
              {sizeIn(language, file.size)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
