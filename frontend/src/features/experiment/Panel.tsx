import { Maximize2, Minimize2, X } from 'lucide-react'
import { useState } from 'react'
import { back, useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { useExperiment, useReplica, useStatus, useWrites } from '../../replica/react'
import type { ExperimentView } from '../../replica/types'
import { useLanguage } from '../../ui/language/language'
import { RedactedLine } from '../annotation/RedactedLine'
import { Replying } from '../annotation/Replying'
import { ScopeContext } from '../annotation/replying'
import { WritingBox } from '../annotation/writing/WritingBox'
import { Excerpts } from '../code/Excerpts'
import { Head, type Stating } from './Head'
import styles from './Panel.module.css'
import { PanelMenu } from './PanelMenu'
import { Restore } from './Restore'
import { ResultTable } from './Results'
import { Posted } from './SaidOf'
import { Since } from './Since'
import { Summary } from './Summary'
import { usePanelKeys } from './usePanelKeys'

type Props = { experimentKey: string; alone?: boolean }

/** One trial, beside the log or alone on the page: everything one thinks with about it. */
export function Panel({ experimentKey, alone = false }: Props) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const experiment = useExperiment(experimentKey)
  const status = useStatus()
  const writes = useWrites()
  const [stating, setStating] = useState<Stating>(null)
  const panel = usePanelKeys(experiment, alone)
  const going = useGoing((alone ? paths.experiment : paths.alone)(slug, experimentKey))
  const size = t(alone ? 'experiment.beside' : 'experiment.alone')
  const Element = alone ? 'main' : 'aside'
  return (
    <ScopeContext value="panel">
      <Element
        ref={panel}
        className={alone ? styles.alone : styles.panel}
        data-scope="panel"
        tabIndex={-1}
        aria-label={t('experiment.one', { key: experimentKey })}
      >
        <div className={styles.inner}>
          <div className={styles.doors}>
            {experiment && writes && !experiment.redacted && (
              <PanelMenu experiment={experiment} onState={setStating} />
            )}
            <a
              className={styles.size}
              href={going.href}
              onClick={going.onClick}
              aria-label={size}
              title={`${size}  f`}
            >
              {alone ? (
                <Minimize2 size={14} aria-hidden="true" />
              ) : (
                <Maximize2 size={14} aria-hidden="true" />
              )}
            </a>
            <button
              type="button"
              aria-label={t('experiment.close')}
              title={`${t('experiment.close')}  Esc`}
              onClick={() => back(paths.log(slug))}
            >
              <X size={16} aria-hidden="true" />
            </button>
          </div>
          {experiment ? (
            <Whole experiment={experiment} alone={alone} stating={stating} setStating={setStating} />
          ) : (
            status.phase === 'complete' && (
              <p className={styles.missing}>{t('experiment.missing', { key: experimentKey })}</p>
            )
          )}
        </div>
      </Element>
    </ScopeContext>
  )
}

type WholeProps = {
  experiment: ExperimentView
  alone: boolean
  stating: Stating
  setStating: (what: Stating) => void
}

function Whole({ experiment, alone, stating, setStating }: WholeProps) {
  const { t } = useLanguage()
  const writes = useWrites()
  const { id, key, results } = experiment
  if (experiment.redacted) return <RedactedLine redacted={experiment.redacted} />
  return (
    <>
      <Head experiment={experiment} alone={alone} stating={stating} setStating={setStating} />
      <div className={styles.results}>{results.length > 0 && <ResultTable experiment={experiment} />}</div>
      <div className={styles.said}>
        <Summary experiment={experiment} invite />
        <Posted experiment={experiment} />
        <Excerpts experiment={experiment} />
        <Since experiment={experiment} />
        <Replying about={id} except="summary" />
        {writes && (
          <div className={styles.write}>
            <WritingBox
              key={id}
              id={alone ? 'write' : 'write-panel'}
              place={`on:${id}`}
              kind="comment"
              about={[{ experiment: key }]}
              label={t('experiment.write', { key })}
              placeholder={t('write.reply.placeholder')}
            />
          </div>
        )}
      </div>
      <div className={styles.restore}>
        <Restore experimentKey={key} restore={experiment.restore} snapshots={experiment.snapshots} />
      </div>
    </>
  )
}
