import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type RefObject, useEffect, useRef } from 'react'
import { composing, useStrokes } from '../../ui/keyboard'
import { useLanguage } from '../../ui/language/language'
import styles from './LogFind.module.css'
import { type LogFinding, type Options, useLogFind } from './useLogFind'
import { useMarks } from './useMarks'

type List = { list: RefObject<HTMLElement | null> }

/** The log's own find, since the browser's sees only what is drawn. What is typed draws this alone anew, never the log. */
export function LogFind({ list, ...options }: Options & List) {
  const finding = useLogFind(options)
  return finding && <Box finding={finding} list={list} />
}

function Box({ finding, list }: { finding: LogFinding } & List) {
  const { t } = useLanguage()
  const box = useRef<HTMLInputElement>(null)
  const { typed, hits, counted, at, type, step, leave, stay } = finding
  useMarks({ finding, list })
  useEffect(() => box.current?.select(), [])
  useStrokes([
    ['n', () => step(1)],
    ['N', () => step(-1)],
    ['Enter', () => step(1)],
    ['Escape', leave],
  ])
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (composing(event)) return
    if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'ArrowUp')
      step(event.shiftKey || event.key === 'ArrowUp' ? -1 : 1)
    else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search className={styles.find}>
      <input
        ref={box}
        data-find=""
        type="text"
        aria-label={t('log.find')}
        placeholder={t('log.find')}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span role="status" className={styles.count}>
        {typed.trim() &&
          counted &&
          (hits.length === 0
            ? t('log.find.none')
            : t('log.find.at', { at: Math.max(1, at + 1), n: hits.length }))}
      </span>
      <button
        type="button"
        aria-label={t('log.find.before')}
        disabled={hits.length === 0}
        onClick={() => step(-1)}
      >
        <ChevronUp size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label={t('log.find.next')}
        disabled={hits.length === 0}
        onClick={() => step(1)}
      >
        <ChevronDown size={16} aria-hidden="true" />
      </button>
      <button type="button" aria-label={t('log.find.stay')} title={t('log.find.stay')} onClick={stay}>
        <X size={15} aria-hidden="true" />
      </button>
    </search>
  )
}
