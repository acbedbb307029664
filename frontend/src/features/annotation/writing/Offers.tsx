import { Check, Plus } from 'lucide-react'
import type { ResultLine } from '../../../lib/resultLines'
import { useLanguage } from '../../../ui/language/language'
import styles from './WritingBox.module.css'

type Props = { lines: readonly ResultLine[]; chosen: ReadonlySet<string>; onToggle: (key: string) => void }

/** A line reads like a result of a trial that is not there: making it is offered, and nothing is done unasked. */
export function Offers({ lines, chosen, onToggle }: Props) {
  const { t } = useLanguage()
  return (
    <p className={styles.offers}>
      {[...new Set(lines.map(({ key }) => key))].slice(0, 6).map((key) => (
        <button key={key} type="button" aria-pressed={chosen.has(key)} onClick={() => onToggle(key)}>
          {chosen.has(key) ? <Check size={12} aria-hidden="true" /> : <Plus size={12} aria-hidden="true" />}
          {t(chosen.has(key) ? 'write.made' : 'write.make', { key })}
        </button>
      ))}
    </p>
  )
}
