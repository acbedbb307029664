import { Link2, MessageSquare, PenLine } from 'lucide-react'
import { use } from 'react'
import { paths } from '../../app/paths'
import { useNotebook, useReplica } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import { toast } from '../../ui/toasts'
import styles from './EntryTools.module.css'
import { answer, ScopeContext } from './replying'
import { selectedWords } from './selected'

/** Reply, correct, copy the address, of the entry or of its words that are selected: there when it is pointed at, selected or focused. */
export function EntryTools({
  id,
  quiet = false,
  correct = true,
}: {
  id: string
  quiet?: boolean
  correct?: boolean
}) {
  const { t } = useLanguage()
  const scope = use(ScopeContext)
  const notebook = useNotebook()
  const replica = useReplica()
  if (!notebook) return null
  const writes = notebook.role !== 'reader' && !notebook.archived
  const start = (kind: 'comment' | 'correction') => (event: React.MouseEvent) => {
    event.stopPropagation()
    const words = selectedWords(replica)
    const quote = words?.id === id ? words.quote : null
    if (quote) getSelection()?.removeAllRanges()
    answer({ about: id, kind, quote, scope })
  }
  const copy = async (event: React.MouseEvent) => {
    event.stopPropagation()
    await navigator.clipboard.writeText(location.origin + paths.at(notebook.slug, id))
    toast(t('entry.linked'))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: words that are selected stay so, and are what is spoken of
    <span
      className={quiet ? styles.quiet : styles.tools}
      data-tools=""
      onMouseDown={(event) => event.preventDefault()}
    >
      {writes && (
        <button
          type="button"
          aria-label={t('entry.reply')}
          title={`${t('entry.reply')}  r`}
          onClick={start('comment')}
        >
          <MessageSquare size={14} aria-hidden="true" />
        </button>
      )}
      {writes && correct && (
        <button
          type="button"
          aria-label={t('select.correct')}
          title={`${t('select.correct')}  R`}
          onClick={start('correction')}
        >
          <PenLine size={14} aria-hidden="true" />
        </button>
      )}
      {!quiet && (
        <button type="button" aria-label={t('entry.link')} title={t('entry.link')} onClick={copy}>
          <Link2 size={14} aria-hidden="true" />
        </button>
      )}
    </span>
  )
}
