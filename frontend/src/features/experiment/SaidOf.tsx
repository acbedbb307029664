import { useMemo } from 'react'
import { useAbout, useAmendment, useAnnotation, useAttachment } from '../../replica/react'
import type { AboutNode, ExperimentView } from '../../replica/types'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { Annotation } from '../annotation/Annotation'
import { Replying } from '../annotation/Replying'
import { Said } from '../annotation/Said'
import { FileLine } from '../attachment/FileLine'
import { Pictures } from '../attachment/Pictures'
import { Restore } from './Restore'
import { ResultTable } from './Results'
import styles from './Trial.module.css'
import { useImages } from './useImages'

type Props = { experiment: ExperimentView; limitResults: number }

/** A trial looked at closely: its words, all pictures, all results, what was said of it since, and what it was run with. */
export function SaidOf({ experiment, limitResults }: Props) {
  const { t } = useLanguage()
  const { id, key, posted, results, attachments, finished } = experiment
  const nodes = useAbout(id)
  const { images, files } = useImages(attachments)
  const later = useMemo(() => nodes.filter((node) => !posted.includes(node.id)), [nodes, posted])
  return (
    <>
      {posted.map((each) => (
        <div key={each}>
          <Annotation id={each} />
        </div>
      ))}
      {results.length > limitResults && <ResultTable results={results} label={t('experiment.results')} />}
      <Pictures ids={images} />
      {files.length > 0 && (
        <div className={styles.files}>
          {files.map((each) => (
            <File key={each} id={each} />
          ))}
        </div>
      )}
      {finished?.tail && (
        <details className={styles.tail}>
          <summary>
            {t('experiment.tail')}
            {finished.exitCode != null && ` · ${t('experiment.exit', { code: finished.exitCode })}`}
          </summary>
          <pre className="code">{finished.tail}</pre>
        </details>
      )}
      {later.map((node) => (
        <Later key={node.id} node={node} />
      ))}
      <Replying about={id} />
      <Restore experimentKey={key} restore={experiment.restore} snapshots={experiment.snapshots} />
    </>
  )
}

function File({ id }: { id: string }) {
  const file = useAttachment(id)
  return file ? <FileLine file={file} /> : null
}

function Later({ node }: { node: AboutNode }) {
  if (node.type === 'annotation') return <SaidOrWritten id={node.id} />
  return node.type === 'amendment' ? <Amended id={node.id} /> : null
}

/** A note about a trial is words like any other; comments and corrections stand as added. */
function SaidOrWritten({ id }: { id: string }) {
  const said = useAnnotation(id)
  return said ? <Said id={id} hanging={false} /> : null
}

function Amended({ id }: { id: string }) {
  const amendment = useAmendment(id)
  const dates = useDates()
  const { t } = useLanguage()
  if (!amendment || amendment.redacted) return null
  const changes = [
    amendment.title && `${t('added.title')} ${amendment.title}`,
    amendment.key && `${t('added.key')} ${amendment.key}`,
    amendment.parents && `${t('added.parents')} ${amendment.parents.join(', ')}`,
    ...Object.entries(amendment.results ?? {}).map(([name, value]) => `${name} ${value ?? '—'}`),
  ].filter(Boolean)
  if (changes.length === 0) return null
  return (
    <p className={styles.amended}>
      {changes.join(' · ')}
      <span className={styles.by}>
        {amendment.author.name} · <time dateTime={amendment.occurredAt}>{dates.short(amendment.time)}</time>
      </span>
    </p>
  )
}
