import { useState } from 'react'
import { useAssumedParents, useReplica, useWrites } from '../../replica/react'
import type { ExperimentRef, ExperimentView } from '../../replica/types'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { KeyChooser } from '../annotation/writing/KeyChooser'
import { useAmend } from './amending'
import { EditLine } from './EditLine'
import styles from './Head.module.css'
import { KeyLink } from './KeyLink'
import { Failed } from './Trial'

export type Stating = 'key' | 'title' | 'parents' | null
type Props = {
  experiment: ExperimentView
  alone: boolean
  stating: Stating
  setStating: (what: Stating) => void
}

/** Which trial it is: key, title, who and when, what it came from and what it led to. */
export function Head({ experiment, alone, stating, setStating }: Props) {
  const { t } = useLanguage()
  const dates = useDates()
  const amend = useAmend()
  const { key, title, author, time, occurredAt, aliases, finished, withdrawn } = experiment
  const state = (what: 'key' | 'title') => (value: string) => {
    setStating(null)
    if (value === ((what === 'key' ? key : title) ?? '')) return
    if (what === 'key') amend({ experiment: key, key: value }, t('amend.done.key', { key: value }))
    else amend({ experiment: key, title: value || null }, t('amend.done.title'))
  }
  const leave = () => setStating(null)
  const Heading = alone ? 'h1' : 'h2'
  return (
    <header className={styles.header}>
      {stating === 'key' ? (
        <EditLine label={t('amend.key')} value={key} mono onSave={state('key')} onCancel={leave} />
      ) : (
        <Heading className={styles.key}>{key}</Heading>
      )}
      {stating === 'title' ? (
        <EditLine label={t('amend.title')} value={title ?? ''} onSave={state('title')} onCancel={leave} />
      ) : (
        title && <p className={styles.title}>{title}</p>
      )}
      <p className={styles.when}>
        <span>{author.name}</span>
        <time dateTime={occurredAt}>{dates.full(time)}</time>
        {finished && !finished.ok && <Failed experiment={experiment} />}
        {withdrawn && <span className={styles.withdrawn}>{t('experiment.withdrawn')}</span>}
        {aliases.length > 0 && (
          <span>
            {t('experiment.also')} <code>{aliases.join(', ')}</code>
          </span>
        )}
      </p>
      <Lineage experiment={experiment} stating={stating === 'parents'} setStating={setStating} />
    </header>
  )
}

/** The assumed parents stated as they are: settled. */
export function useSettle(experiment: ExperimentView | null): () => unknown {
  const amend = useAmend()
  const { t } = useLanguage()
  return () => {
    const assumed = experiment?.parents.filter((each) => each.assumed) ?? []
    if (!experiment || assumed.length === 0) return false
    const parents = assumed.map(({ key }) => key)
    amend({ experiment: experiment.key, parents }, t('amend.done.parents', { keys: parents.join(', ') }))
  }
}

type LineageProps = { experiment: ExperimentView; stating: boolean; setStating: (what: Stating) => void }

function Lineage({ experiment, stating, setStating }: LineageProps) {
  const { t } = useLanguage()
  useAssumedParents(experiment.id)
  const writes = useWrites()
  const settle = useSettle(experiment)
  const { parents, children, parentsStated } = experiment
  const assumed = parents.some((each) => each.assumed)
  return (
    <dl className={styles.lineage}>
      {stating ? (
        <div>
          <dt>{t('experiment.parents')}</dt>
          <dd>
            <Parents experiment={experiment} onEnd={() => setStating(null)} />
          </dd>
        </div>
      ) : (
        (parents.length > 0 || parentsStated) && (
          <div>
            <dt>{t('experiment.parents')}</dt>
            <dd>
              {parents.length === 0 && t('experiment.root')}
              <Keys refs={parents} />
              {assumed && writes && (
                <span className={styles.settle}>
                  <button type="button" onClick={settle}>
                    {t('amend.settle')} <kbd>y</kbd>
                  </button>
                  <button type="button" onClick={() => setStating('parents')}>
                    {t('amend.another')}
                  </button>
                </span>
              )}
            </dd>
          </div>
        )
      )}
      {children.length > 0 && (
        <div>
          <dt>{t('experiment.children')}</dt>
          <dd>
            <Keys refs={children} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Keys({ refs }: { refs: readonly ExperimentRef[] }) {
  return refs.map((ref) => (
    <span key={ref.key}>
      <KeyLink experiment={ref} />
    </span>
  ))
}

function Parents({ experiment, onEnd }: { experiment: ExperimentView; onEnd: () => void }) {
  const { t } = useLanguage()
  const amend = useAmend()
  const replica = useReplica()
  const [keys, setKeys] = useState<readonly string[]>(() => experiment.parents.map(({ key }) => key))
  const save = () => {
    onEnd()
    const words = keys.length > 0 ? t('amend.done.parents', { keys: keys.join(', ') }) : t('amend.done.root')
    amend({ experiment: experiment.key, parents: [...keys] }, words)
  }
  return (
    <span className={styles.parents}>
      <KeyChooser
        label={t('amend.parents.choose')}
        keys={keys}
        onKeys={setKeys}
        without={replica.views.experiment(experiment.id)?.aliases.concat(experiment.key) ?? []}
        autoFocus
        onDone={save}
        onCancel={onEnd}
      />
      <button type="button" onClick={save}>
        {t('amend.save')}
      </button>
      <button type="button" onClick={onEnd}>
        {t('write.cancel')}
      </button>
    </span>
  )
}
