import { useCallback, useEffect, useState } from 'react'
import { whenIdle } from '../../lib/wait'
import { within } from '../../replica/counting'
import { useReplica } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import { Line } from './Line'
import { GROUPS, type Option, optionsFor } from './options'
import styles from './Palette.module.css'
import { useReading } from './useReading'

const LETTERS = ['e', 'の', 's', 'en']
/** So few lines at a time that nobody who scrolls meanwhile would notice. */
const AT_A_TIME = 4
/** Milliseconds at a time of counting. */
const AT_ONCE = 3
type Step = { letter: number; lines: readonly Option[]; drawn: number }
const none = () => {}

/**
 * The first key press, once nothing else is to be done, where nobody sees it: what runs, is fetched or is set for the first time
 * takes several times as long.
 */
export function Rehearsal({ jump }: { jump: (day: string) => void }) {
  const { t } = useLanguage()
  const replica = useReplica()
  const [step, setStep] = useState<Step | null>(null)
  useReading(useCallback(() => setStep({ letter: 0, lines: [], drawn: 0 }), []))
  useEffect(() => {
    if (!step) return
    const { letter, lines, drawn } = step
    return whenIdle(() => {
      const typed = LETTERS[letter]
      if (drawn < lines.length) setStep({ ...step, drawn: drawn + AT_A_TIME })
      else if (typed === undefined) setStep(null)
      else {
        const { options, search } = optionsFor(typed, { replica, slug: replica.slug, commands: [], jump })
        search.look(undefined, within(AT_ONCE))
        setStep({ letter: letter + 1, lines: options, drawn: 0 })
      }
    })
  }, [step, replica, jump])
  if (!step) return null
  const { lines, drawn } = step
  return (
    <div aria-hidden="true" inert className={styles.rehearsal}>
      {GROUPS.map((group) => (
        <p key={group} className={styles.group}>
          {t(group)}
        </p>
      ))}
      {lines.slice(Math.max(0, drawn - AT_A_TIME), drawn).map((option, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as in the box, the lines stay and their words change
        <Line key={i} id={`rehearsed-${i}`} option={option} chosen={false} take={none} />
      ))}
    </div>
  )
}
