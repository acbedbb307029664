import { ArrowLeft } from 'lucide-react'
import { useMemo } from 'react'
import { useSearch } from 'wouter/use-browser-location'
import { useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { useExperiment, useReplica } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import { sizeIn } from '../../ui/language/sizes'
import { Trouble } from '../../ui/Trouble'
import { ScopeContext } from '../annotation/replying'
import styles from './CodePage.module.css'
import { File } from './File'
import { useFetched } from './fetching'
import { linesOf } from './lines'
import { filesIn, isStored, type SnapshotFile } from './snapshotFiles'

/** The code of one trial: files at the left, one of them open, lines to be selected and spoken of. */
export function CodePage({ experimentKey }: { experimentKey: string }) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const search = new URLSearchParams(useSearch())
  const experiment = useExperiment(experimentKey)
  const going = useGoing(paths.experiment(slug, experimentKey))
  const root = `/api/v1/notebooks/${encodeURIComponent(slug)}`
  const address = `${root}/experiments/${encodeURIComponent(experiment?.key ?? experimentKey)}/snapshot`
  const { value: files, failure, again } = useFetched(address, filesIn)
  const wanted = search.get('file')
  const lines = linesOf(search.get('lines'))
  const stored = useMemo(() => (files ?? []).filter(isStored), [files])
  const shown = stored.find(({ path }) => path === wanted) ?? (wanted ? null : firstOf(stored))
  const at = shown ? stored.indexOf(shown) : -1
  return (
    <ScopeContext value="panel">
      <main
        id="write"
        tabIndex={-1}
        className={styles.page}
        data-scope="panel"
        aria-label={t('code.label', { key: experimentKey })}
      >
        <nav className={styles.files} aria-label={t('restore.files')}>
          <a className={styles.back} href={going.href} onClick={going.onClick}>
            <ArrowLeft size={13} aria-hidden="true" />
            <span>{experiment?.key ?? experimentKey}</span>
          </a>
          {files && (
            <ul>
              {files.map((file) => (
                <li key={file.path}>
                  <FileLink file={file} experimentKey={experimentKey} here={file === shown} />
                </li>
              ))}
            </ul>
          )}
        </nav>
        <div className={styles.open}>
          {failure && <Trouble failure={failure} onAgain={again} />}
          {files && wanted && !shown && (
            <p className={styles.missing}>{t('code.missing', { path: wanted })}</p>
          )}
          {files && stored.length === 0 && !wanted && <p className={styles.missing}>{t('code.none')}</p>}
          {shown && experiment && (
            <File
              key={shown.path}
              experiment={experiment}
              path={shown.path}
              address={`${root}/blobs/${shown.sha256}`}
              lines={lines}
              before={stored[at - 1]?.path ?? null}
              after={stored[at + 1]?.path ?? null}
              excerpt={search.get('excerpt')}
            />
          )}
        </div>
      </main>
    </ScopeContext>
  )
}

/** Code before configuration, the shortest path first: most likely what one came to see. */
function firstOf(files: readonly SnapshotFile[]): SnapshotFile | null {
  return files.find(({ path }) => /\.(py|ipynb)(#.*)?$/.test(path)) ?? files[0] ?? null
}

type LinkProps = { file: SnapshotFile; experimentKey: string; here: boolean }

function FileLink({ file, experimentKey, here }: LinkProps) {
  const { t, language } = useLanguage()
  const { slug } = useReplica()
  const going = useGoing(paths.code(slug, experimentKey, file.path))
  if (!isStored(file)) {
    return (
      <span className={styles.absent} title={`${t('restore.notStored')} · ${sizeIn(language, file.size)}`}>
        {file.path}
      </span>
    )
  }
  return (
    <a href={going.href} onClick={going.onClick} aria-current={here ? 'page' : undefined}>
      {file.path}
    </a>
  )
}
