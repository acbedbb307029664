import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { back } from '../../app/going'
import { paths } from '../../app/paths'
import {
  useAssumedParents,
  useExperiment,
  useMentions,
  useNotebook,
  useReplica,
  useStatus,
} from '../../replica/react'
import type { ExperimentRef, ExperimentView } from '../../replica/types'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { Annotation } from '../annotation/Annotation'
import { RedactedLine } from '../annotation/RedactedLine'
import { ScopeContext } from '../annotation/replying'
import { WritingBox } from '../annotation/writing/WritingBox'
import { KeyLink } from './KeyLink'
import { Mentioned } from './Mentioned'
import styles from './Panel.module.css'
import { ResultTable } from './Results'
import { SaidOf } from './SaidOf'
import { Failed } from './Trial'

/** One trial, beside the log: everything one thinks with about it. */
export function Panel({ experimentKey }: { experimentKey: string }) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const experiment = useExperiment(experimentKey)
  const status = useStatus()
  const panel = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another trial begins at its top
  useEffect(() => {
    panel.current?.scrollTo(0, 0)
  }, [experimentKey])
  return (
    <ScopeContext value="panel">
      <aside
        ref={panel}
        className={styles.panel}
        data-scope="panel"
        aria-label={t('experiment.one', { key: experimentKey })}
      >
        <button
          type="button"
          className={styles.close}
          aria-label={t('experiment.close')}
          title={`${t('experiment.close')}  Esc`}
          onClick={() => back(paths.log(slug))}
        >
          <X size={16} aria-hidden="true" />
        </button>
        {experiment ? (
          <Whole experiment={experiment} />
        ) : (
          status.phase === 'complete' && (
            <p className={styles.missing}>{t('experiment.missing', { key: experimentKey })}</p>
          )
        )}
      </aside>
    </ScopeContext>
  )
}

function Whole({ experiment }: { experiment: ExperimentView }) {
  const { t } = useLanguage()
  const dates = useDates()
  const notebook = useNotebook()
  const mentions = useMentions(experiment.id)
  const { id, key, title, author, time, occurredAt, results, summary, aliases } = experiment
  if (experiment.redacted) return <RedactedLine redacted={experiment.redacted} />
  const writes = notebook && notebook.role !== 'reader' && !notebook.archived
  return (
    <>
      <header className={styles.header}>
        <h2 className={styles.key}>{key}</h2>
        {title && <p className={styles.title}>{title}</p>}
        <p className={styles.when}>
          <span>{author.name}</span>
          <time dateTime={occurredAt}>{dates.full(time)}</time>
          {experiment.finished && !experiment.finished.ok && <Failed experiment={experiment} />}
          {experiment.withdrawn && <span>{t('experiment.withdrawn')}</span>}
        </p>
        {aliases.length > 0 && (
          <p className={styles.when}>
            {t('experiment.also')} <code>{aliases.join(', ')}</code>
          </p>
        )}
        <Lineage experiment={experiment} />
      </header>
      {results.length > 0 && <ResultTable results={results} label={t('experiment.results')} />}
      {summary && summary.kind === 'summary' && (
        <Section title={t('experiment.summary')}>
          <Annotation id={summary.annotation} />
        </Section>
      )}
      <div className={styles.said}>
        <SaidOf experiment={experiment} limitResults={Number.POSITIVE_INFINITY} />
      </div>
      {mentions.length > 0 && (
        <Section title={t('experiment.mentions')}>
          {mentions.map((each) => (
            <Mentioned key={each} id={each} />
          ))}
        </Section>
      )}
      {writes && (
        <div className={styles.write}>
          <WritingBox
            key={id}
            place={`on:${id}`}
            kind="comment"
            about={[{ experiment: key }]}
            label={t('experiment.write', { key })}
            placeholder={t('write.reply.placeholder')}
          />
        </div>
      )}
    </>
  )
}

function Lineage({ experiment }: { experiment: ExperimentView }) {
  const { t } = useLanguage()
  useAssumedParents(experiment.id)
  const { parents, children, parentsStated } = experiment
  return (
    <dl className={styles.lineage}>
      {(parents.length > 0 || parentsStated) && (
        <Keys name={t('experiment.parents')} refs={parents} none={t('experiment.root')} />
      )}
      {children.length > 0 && <Keys name={t('experiment.children')} refs={children} />}
    </dl>
  )
}

function Keys({ name, refs, none }: { name: string; refs: readonly ExperimentRef[]; none?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {refs.length === 0 && none}
        {refs.map((ref) => (
          <span key={ref.key}>
            <KeyLink experiment={ref} />
          </span>
        ))}
      </dd>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
