import { useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { useAnnotation, useNotebook } from '../../replica/react'
import { useDates } from '../../ui/language/dates'
import { Prose } from '../annotation/Prose'
import styles from './Panel.module.css'

/** Said elsewhere, with this trial's key in it: the words, and the way to where they stand. */
export function Mentioned({ id }: { id: string }) {
  const said = useAnnotation(id)
  const dates = useDates()
  const slug = useNotebook()?.slug ?? ''
  const going = useGoing(paths.at(slug, id))
  if (!said || said.redacted) return null
  return (
    <div className={styles.mentioned}>
      <Prose text={said.text} />
      <p className={styles.when}>
        <span>{said.author.name}</span>
        <a {...going}>
          <time dateTime={said.occurredAt}>{dates.short(said.time)}</time>
        </a>
      </p>
    </div>
  )
}
