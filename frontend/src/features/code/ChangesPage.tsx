import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useSearch } from 'wouter/use-browser-location'
import { back, go, useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { useExperiment, useReplica } from '../../replica/react'
import { composing, useStrokes } from '../../ui/keyboard'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { ScopeContext } from '../annotation/replying'
import styles from './ChangesPage.module.css'
import { useFetched } from './fetching'
import { Hunks } from './Hunks'
import { type CodeDiff, diffIn, rootOf } from './trails'

/** How the code of a trial differs from its parent's, or from any other's. */
export function ChangesPage({ experimentKey }: { experimentKey: string }) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const against = new URLSearchParams(useSearch()).get('against')
  const experiment = useExperiment(experimentKey)
  const key = experiment?.key ?? experimentKey
  const { value, failure, again } = useFetched(
    `${rootOf(slug)}/experiments/${encodeURIComponent(key)}/diff${against ? `?against=${encodeURIComponent(against)}` : ''}`,
    diffIn,
  )
  const going = useGoing(paths.experiment(slug, key))
  useStrokes([['Escape', () => back(paths.experiment(slug, key))]])
  return (
    <ScopeContext value="panel">
      <main
        id="write"
        tabIndex={-1}
        className={styles.page}
        data-scope="panel"
        aria-label={t('changes.label', { key })}
      >
        <div className={styles.inner}>
          <header className={styles.header}>
            <h1 className={styles.key}>
              <a href={going.href} onClick={going.onClick}>
                <ArrowLeft size={14} aria-hidden="true" />
                {key}
              </a>
            </h1>
            <Against key={value?.against ?? against} experiment={key} against={value?.against ?? against} />
            {value && <span className={styles.count}>{t('changes.count', { n: value.files.length })}</span>}
          </header>
          {failure && <Trouble failure={failure} onAgain={again} />}
          {value?.files.map((file) => (
            <FileChanges key={file.path} file={file} experiment={key} />
          ))}
          {value && value.files.length === 0 && <p className={styles.none}>{t('changes.none')}</p>}
        </div>
      </main>
    </ScopeContext>
  )
}

/** With what it is compared: the key of any trial can be written there. */
function Against({ experiment, against }: { experiment: string; against: string | null }) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const [written, setWritten] = useState(against ?? '')
  return (
    <label className={styles.against}>
      <span>{t('changes.since')}</span>
      <input
        value={written}
        placeholder={t('changes.nothing')}
        size={Math.max(12, written.length + 2)}
        spellCheck={false}
        onChange={(event) => setWritten(event.target.value)}
        onKeyDown={(event) => {
          if (composing(event) || event.key !== 'Enter') return
          event.preventDefault()
          go(paths.changes(slug, experiment, written.trim() || null))
        }}
      />
    </label>
  )
}

type FileProps = { file: CodeDiff['files'][number]; experiment: string }

function FileChanges({ file, experiment }: FileProps) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const { path, oldPath, change, hunks, shown } = file
  const first = hunks[0]?.lines.find(({ newLine }) => newLine)?.newLine
  const going = useGoing(paths.code(slug, experiment, path, first ? String(first) : null))
  return (
    <section className={styles.file} aria-label={path}>
      <h2 className={styles.path}>
        {change === 'removed' ? (
          path
        ) : (
          <a href={going.href} onClick={going.onClick}>
            {path}
          </a>
        )}
        <span>{oldPath ? t('changes.from', { path: oldPath }) : t(`changes.${change}`)}</span>
      </h2>
      {shown ? (
        <Hunks hunks={hunks.map(({ lines }) => ({ path, lines }))} path={path} />
      ) : (
        <p className={styles.none}>{t('changes.notShown')}</p>
      )}
    </section>
  )
}
