import { useAttachment } from '../../replica/react'
import type { ExperimentView } from '../../replica/types'
import { useLanguage } from '../../ui/language/language'
import { Annotation } from '../annotation/Annotation'
import { Replying } from '../annotation/Replying'
import { Said } from '../annotation/Said'
import { FileLine } from '../attachment/FileLine'
import { Pictures } from '../attachment/Pictures'
import { Amended } from './Amended'
import { useLater } from './later'
import { Restore } from './Restore'
import { ResultTable } from './Results'
import { Summary } from './Summary'
import styles from './Trial.module.css'
import { useImages } from './useImages'

type Props = { experiment: ExperimentView; limitResults: number }

/** A trial unfolded in the log: its words, all pictures, all results, what was said of it since, and what it was run with. */
export function SaidOf({ experiment, limitResults }: Props) {
  const { results } = experiment
  const later = useLater(experiment)
  return (
    <>
      <Summary experiment={experiment} />
      <Posted experiment={experiment}>
        {results.length > limitResults && <ResultTable experiment={experiment} />}
      </Posted>
      {later.map(({ id, type }) =>
        type === 'amended' ? <Amended key={id} id={id} /> : <Said key={id} id={id} hanging={false} />,
      )}
      <Replying about={experiment.id} except="summary" />
      <Restore experimentKey={experiment.key} restore={experiment.restore} snapshots={experiment.snapshots} />
    </>
  )
}

/** What came with the trial itself. */
export function Posted({ experiment, children }: { experiment: ExperimentView; children?: React.ReactNode }) {
  const { t } = useLanguage()
  const { posted, attachments, finished } = experiment
  const { images, files } = useImages(attachments)
  return (
    <>
      {posted.map((each) => (
        <div key={each}>
          <Annotation id={each} />
        </div>
      ))}
      {children}
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
    </>
  )
}

function File({ id }: { id: string }) {
  const file = useAttachment(id)
  return file ? <FileLine file={file} /> : null
}
