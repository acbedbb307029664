import { Fragment, memo } from 'react'
import { go } from '../../app/going'
import { paths } from '../../app/paths'
import { useExperiment, useNotebook, useReplica } from '../../replica/react'
import type { ExperimentView } from '../../replica/types'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { OwnState } from '../annotation/OwnState'
import { oneLine } from '../annotation/oneLine'
import { RedactedLine } from '../annotation/RedactedLine'
import { Pictures } from '../attachment/Pictures'
import { KeyLink } from './KeyLink'
import { Results } from './Results'
import { SaidOf } from './SaidOf'
import styles from './Trial.module.css'
import { useImages } from './useImages'

type Props = { id: string; open: boolean; onToggle: (id: string) => void }

/** A trial as one line of the log: key, parent, results, a first sentence and a first picture. It unfolds where it stands. */
export const Trial = memo(function Trial({ id, open, onToggle }: Props) {
  const experiment = useExperiment(id)
  const { t } = useLanguage()
  const { images } = useImages(experiment?.attachments ?? none)
  if (!experiment) return null
  if (experiment.redacted) return <RedactedLine redacted={experiment.redacted} />
  const { key } = experiment
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button inside does the same by keyboard; the whole line is only a larger target
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div
      className={open ? styles.opened : images.length > 0 ? styles.pictured : styles.trial}
      data-trial=""
      onClick={(event) => {
        const words = getSelection()?.isCollapsed === false
        if (!words && !(event.target as Element).closest('a, button, [data-under]')) onToggle(id)
      }}
    >
      <TrialLine
        experiment={experiment}
        images={images}
        open={open}
        onToggle={() => onToggle(id)}
        label={t(open ? 'experiment.fold' : 'experiment.unfold', { key })}
      />
      {open && <Unfolded experiment={experiment} />}
      {experiment.own && (
        <div className={styles.own} data-under="">
          <OwnState id={id} own={experiment.own} />
        </div>
      )}
    </div>
  )
})

const none: readonly string[] = []

type LineProps = {
  experiment: ExperimentView
  images: readonly string[]
  open: boolean
  onToggle: () => void
  label: string
}

function TrialLine({ experiment, images, open, onToggle, label }: LineProps) {
  const { t } = useLanguage()
  const { key, title, parents, results, finished } = experiment
  const words = useWords(experiment)
  return (
    <>
      <Results
        results={results}
        className={styles.line ?? ''}
        lead={
          <span className={results.length > 0 ? styles.head : styles.alone}>
            <button
              type="button"
              className={styles.key}
              aria-expanded={open}
              aria-label={label}
              onClick={onToggle}
            >
              {key}
            </button>
            {parents.map((parent, i) => (
              <Fragment key={parent.key}>
                {i > 0 ? ', ' : '← '}
                <KeyLink experiment={parent} as={t('experiment.parents')} />
              </Fragment>
            ))}
            {finished && !finished.ok && <Failed experiment={experiment} />}
          </span>
        }
      />
      {(title || words) && !open && (
        <span className={styles.words}>
          {title && <span className={styles.title}>{title}</span>}
          {title && words && ' — '}
          {words}
          {experiment.corrected && <span className={styles.corrected}> {t('experiment.corrected')}</span>}
        </span>
      )}
      {images.length > 0 && !open && <Pictures ids={images} shape="line" className={styles.first} />}
    </>
  )
}

export function Failed({ experiment }: { experiment: ExperimentView }) {
  const { t } = useLanguage()
  const dates = useDates()
  const { finished, time } = experiment
  if (!finished) return null
  const lasted = Date.parse(finished.at) - time
  return (
    <span className={styles.failed}>
      {lasted >= 0 && lasted < 86_400_000
        ? t('experiment.died', { duration: dates.duration(lasted) })
        : t('experiment.failed')}
    </span>
  )
}

function useWords(experiment: ExperimentView): string {
  const replica = useReplica()
  const said = experiment.summary?.text ?? replica.views.annotation(experiment.posted[0] ?? '')?.text ?? ''
  return oneLine(said, 140)
}

function Unfolded({ experiment }: { experiment: ExperimentView }) {
  const { t } = useLanguage()
  const slug = useNotebook()?.slug ?? ''
  return (
    <div className={styles.unfolded} data-under="">
      {experiment.title && <p className={styles.title}>{experiment.title}</p>}
      <SaidOf experiment={experiment} limitResults={2} />
      <p className={styles.doors}>
        <a
          href={paths.experiment(slug, experiment.key)}
          onClick={(event) => {
            event.preventDefault()
            go(paths.experiment(slug, experiment.key))
          }}
        >
          {t('experiment.open')}
        </a>
      </p>
    </div>
  )
}
