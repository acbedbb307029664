import { ChevronRight } from 'lucide-react'
import { useExperiment } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import { KeyLink } from '../experiment/KeyLink'
import { Failed } from '../experiment/Trial'
import styles from './Died.module.css'

/** Starts that died at once are one quiet line; nobody wants them, now and then somebody needs one. */
export function Died({
  ids,
  open,
  onToggle,
}: {
  ids: readonly string[]
  open: boolean
  onToggle: () => void
}) {
  const { t } = useLanguage()
  return (
    <div className={styles.died}>
      <button type="button" aria-expanded={open} onClick={onToggle}>
        <ChevronRight size={13} aria-hidden="true" />
        {t('log.died', { n: ids.length })}
      </button>
      {open && (
        <ul>
          {ids.map((id) => (
            <One key={id} id={id} />
          ))}
        </ul>
      )}
    </div>
  )
}

function One({ id }: { id: string }) {
  const experiment = useExperiment(id)
  if (!experiment) return null
  const lastLine = experiment.finished?.tail?.trim().split('\n').at(-1)
  return (
    <li>
      <KeyLink experiment={{ key: experiment.key, id, assumed: false }} />
      <Failed experiment={experiment} />
      {lastLine && <code>{lastLine}</code>}
    </li>
  )
}
