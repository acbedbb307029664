import { memo } from 'react'
import { useAnnotation } from '../../replica/react'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { AboutWhat } from './AboutWhat'
import { Words } from './Annotation'
import { EntryTools } from './EntryTools'
import { RedactedLine } from './RedactedLine'
import styles from './Said.module.css'

type Props = {
  id: string
  hanging: boolean
  /** It stands at the very thing it speaks of, which then need not be named. */
  inPlace?: boolean
}

/**
 * Something said afterwards, in its place. A correction is vermilion, and so is whatever hangs on one; a comment is ink.
 */
export const Said = memo(function Said({ id, hanging, inPlace = false }: Props) {
  const said = useAnnotation(id)
  const dates = useDates()
  const { t } = useLanguage()
  if (!said) return null
  if (said.redacted) return <RedactedLine redacted={said.redacted} />
  const fix = hanging || said.kind === 'correction'
  const date = dates.short(said.time)
  const name = said.author.name
  return (
    <aside
      // No landmark: there may be many, and by one person on one day.
      role="note"
      className={fix ? styles.fix : styles.word}
      aria-label={t(said.kind === 'correction' ? 'entry.correction.of' : 'entry.comment.of', { name, date })}
      data-said={id}
      onPointerEnter={(event) => light(event.currentTarget, id, true)}
      onPointerLeave={(event) => light(event.currentTarget, id, false)}
    >
      {!inPlace && <AboutWhat about={said.about} />}
      <Words
        annotation={said}
        fix={fix}
        byline={
          <span className={`by ${styles.by}`}>
            {said.kind === 'summary' && <span>{t('experiment.summary')}</span>}
            <span>{name}</span>
            <time dateTime={said.occurredAt} title={dates.full(said.time)}>
              {date}
            </time>
            <EntryTools id={id} quiet />
          </span>
        }
      />
    </aside>
  )
})

function light(element: Element, id: string, on: boolean): void {
  const words = element.parentElement?.closest('[data-words]') ?? element.parentElement
  for (const mark of words?.querySelectorAll(`[data-by~="${CSS.escape(id)}"]`) ?? [])
    mark.classList.toggle('lit', on)
}
