import { CornerLeftUp } from 'lucide-react'
import { useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { useAmendment, useAnnotation, useAttachment, useNotebook, useReplica } from '../../replica/react'
import type { Replica } from '../../replica/replica'
import type { LogItem } from '../../replica/types'
import { useLanguage } from '../../ui/language/language'
import type { WordKey } from '../../ui/language/words'
import { oneLine } from '../annotation/oneLine'
import styles from './AddedLine.module.css'

/** What was added to something older, at the time it was added: one line that leads there. */
export function AddedLine({ item }: { item: LogItem }) {
  const { t } = useLanguage()
  const replica = useReplica()
  const slug = useNotebook()?.slug ?? ''
  const { id, type } = item
  const annotation = useAnnotation(type === 'annotation' ? id : null)
  const attachment = useAttachment(type === 'attachment' ? id : null)
  const amendment = useAmendment(type === 'amendment' ? id : null)
  const place = replica.placeOf(id)
  const going = useGoing(place ? paths.at(slug, place) : paths.log(slug))
  const { what, fix, words } = annotation
    ? {
        what: `added.${annotation.kind}` as const,
        fix: hangs(annotation.id, replica),
        words: oneLine(annotation.text, 110),
      }
    : attachment
      ? {
          what: attachment.image ? ('added.attachment' as const) : ('added.file' as const),
          fix: false,
          words: attachment.label ?? '',
        }
      : { what: amended(amendment), fix: false, words: wordsOf(amendment) }
  const target =
    ((annotation && oneLine(annotation.about[0]?.target.label ?? '', 60)) || amendment?.experiment?.key) ??
    attachment?.about[0]?.target.label ??
    ''
  const more = (annotation?.about.length ?? 1) - 1
  return (
    <a className={fix ? styles.fix : styles.added} {...going}>
      <CornerLeftUp size={12} aria-hidden="true" />
      <span className={styles.what}>{t(what)}</span>
      <span className={isKey(annotation ?? attachment, amendment) ? styles.key : styles.target}>
        {target}
        {more > 0 && ` +${more}`}
      </span>
      {words && <span className={styles.words}>{words}</span>}
    </a>
  )
}

/** Vermilion: a correction, or anything that hangs on one. */
function hangs(id: string, replica: Replica): boolean {
  for (let at: string | undefined = id, steps = 0; at && steps < 20; steps++) {
    const view = replica.views.annotation(at)
    if (view?.kind === 'correction') return true
    at = view?.about[0]?.annotation
  }
  return false
}

function isKey(
  added: ReturnType<typeof useAnnotation | typeof useAttachment>,
  amendment: ReturnType<typeof useAmendment>,
): boolean {
  return amendment !== null || added?.about[0]?.target.type === 'experiment'
}

function amended(amendment: ReturnType<typeof useAmendment>): WordKey {
  if (amendment?.results) return 'added.results'
  if (amendment?.key) return 'added.key'
  if (amendment?.title) return 'added.title'
  return amendment?.parents ? 'added.parents' : 'added.amendment'
}

function wordsOf(amendment: ReturnType<typeof useAmendment>): string {
  if (!amendment) return ''
  if (amendment.results) {
    return Object.entries(amendment.results)
      .map(([name, value]) => `${name} ${value ?? '—'}`)
      .join(', ')
  }
  return amendment.key ?? amendment.title ?? amendment.parents?.join(', ') ?? ''
}
