import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { unknownTrials } from '../../../lib/resultLines'
import { useDraft, useReplica } from '../../../replica/react'
import type { About, AnnotationKind } from '../../../replica/types'
import { composing, withCommand } from '../../../ui/keyboard'
import { useLanguage } from '../../../ui/language/language'
import { toast } from '../../../ui/toasts'
import { Prose } from '../Prose'
import { Completion } from './Completion'
import { Offers } from './Offers'
import { putBack } from './putBack'
import { useCompletion } from './useCompletion'
import { filesOf, useOfferedFiles, useUploads } from './useUploads'
import styles from './WritingBox.module.css'
import { WritingFoot } from './WritingFoot'
import { WrittenPictures } from './WrittenPictures'

type Props = {
  place: string
  kind?: AnnotationKind
  about?: About[]
  label: string
  placeholder: string
  /** The key that leads here, shown while the box is empty. */
  stroke?: string
  autoFocus?: boolean
  id?: string
  children?: ReactNode
  onDone?: () => void
  onCancel?: () => void
}

/** Where everything is written: text that survives, pictures that upload meanwhile, keys that complete themselves. */
export function WritingBox(props: Props) {
  const {
    place,
    kind = 'note',
    about = [],
    label,
    placeholder,
    stroke,
    autoFocus,
    children,
    onDone,
    onCancel,
  } = props
  const { t } = useLanguage()
  const replica = useReplica()
  const draft = useDraft(place)
  const uploads = useUploads(draft)
  const box = useRef<HTMLTextAreaElement>(null)
  const shown = useRef<HTMLElement>(null)
  const completion = useCompletion(box, (text) => draft.set({ text }))
  const [preview, setPreview] = usePreview(shown, box)
  const [focused, setFocused] = useState(false)
  const [making, setMaking] = useState<ReadonlySet<string>>(new Set())
  const listId = useId()
  useOfferedFiles(place === 'log', uploads)
  useEffect(() => {
    if (autoFocus) box.current?.focus({ preventScroll: true })
  }, [autoFocus])

  const empty = draft.text.trim() === '' && draft.attachments.length === 0
  const reads = kind === 'note' || kind === 'comment'
  const offers = reads && draft.text.includes(' ') ? unknownTrials(draft.text, replica.book.keyIndex) : []
  const post = () => {
    if (empty) return
    const text = draft.text.trim()
    // Made first, so that the line is then read as a result of it.
    const made = [...new Set(offers.map(({ key }) => key))]
      .filter((key) => making.has(key))
      .map((key) => replica.write.experiment({ key }))
    const id = replica.write.annotation({ kind, text, about, attachments: [...draft.attachments] })
    draft.discard()
    setPreview(false)
    setMaking(new Set())
    completion.close()
    toast(t('write.posted'), {
      words: t('write.undo'),
      run: () => {
        replica.undo(id).then((written) => {
          for (const each of made) void replica.undo(each)
          if (written) putBack(replica, written, place)
          else toast(t('write.tooLate'))
        })
      },
    })
    onDone?.()
  }

  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (composing(event) || completion.onKeyDown(event)) return
    if (event.key === 'Enter' && withCommand(event)) {
      event.preventDefault()
      post()
    } else if (asksForPreview(event)) {
      event.preventDefault()
      setPreview(true)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      box.current?.blur()
      onCancel?.()
    }
  }

  const open = focused || !empty || preview || children !== undefined
  return (
    // biome-ignore lint/a11y/useSemanticElements: a search box is not what this is; the group says what belongs together
    <div
      role="group"
      aria-label={label}
      className={open ? styles.open : styles.box}
      onFocus={() => setFocused(true)}
      onDrop={(event) => {
        const files = filesOf(event.dataTransfer)
        if (files.length === 0) return
        event.preventDefault()
        event.stopPropagation()
        uploads.add(files)
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) {
          setFocused(false)
          completion.close()
        }
      }}
    >
      {children}
      {completion.keys.length > 0 && <Completion id={listId} label={t('write.keys')} {...completion} />}
      {preview ? (
        <section
          ref={shown}
          className={styles.preview}
          aria-label={t('write.preview')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the box is scrolled by keyboard
          tabIndex={0}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && withCommand(event)) return post()
            if (event.key !== 'Escape' && !asksForPreview(event)) return
            event.preventDefault()
            event.stopPropagation()
            setPreview(false)
          }}
        >
          {draft.text.trim() ? (
            <Prose text={draft.text} />
          ) : (
            <p className={styles.nothing}>{t('write.preview.empty')}</p>
          )}
        </section>
      ) : (
        <div className={styles.line}>
          <textarea
            ref={box}
            id={props.id}
            className={styles.text}
            rows={1}
            value={draft.text}
            placeholder={placeholder}
            aria-label={label}
            aria-autocomplete="list"
            aria-controls={completion.keys.length > 0 ? listId : undefined}
            aria-activedescendant={completion.keys.length > 0 ? `${listId}-${completion.at}` : undefined}
            autoCapitalize="sentences"
            onChange={(event) => {
              draft.set({ text: event.target.value })
              completion.look(event.target)
            }}
            onSelect={(event) => completion.look(event.currentTarget)}
            onKeyDown={onKeyDown}
            onPaste={(event) => {
              const files = filesOf(event.clipboardData)
              if (files.length === 0 || event.clipboardData.getData('text/plain')) return
              event.preventDefault()
              uploads.add(files)
            }}
          />
          {stroke && !open && <kbd className={styles.stroke}>{stroke}</kbd>}
        </div>
      )}
      {offers.length > 0 && (
        <Offers lines={offers} chosen={making} onToggle={(key) => setMaking(toggled(making, key))} />
      )}
      <WrittenPictures draft={draft} uploads={uploads} />
      {draft.others.map((other, i) => (
        <p key={other.savedAt} className={styles.others}>
          <span>{t('write.others')}</span>
          <button type="button" onClick={() => draft.takeOther(i)}>
            {t('write.others.take')}
          </button>
          <button type="button" onClick={() => draft.dropOther(i)}>
            {t('write.others.drop')}
          </button>
        </p>
      ))}
      {open && (
        <WritingFoot
          preview={preview}
          empty={empty}
          onPreview={() => setPreview(!preview)}
          onFiles={uploads.add}
          onPost={post}
          onCancel={onCancel}
        />
      )}
    </div>
  )
}

const asksForPreview = (event: React.KeyboardEvent) =>
  event.key.toLowerCase() === 'p' && withCommand(event) && event.shiftKey

/** Whoever looks at a preview by key comes back by key, to where the caret was: the focus goes along, to either. */
function usePreview(shown: RefObject<HTMLElement | null>, box: RefObject<HTMLTextAreaElement | null>) {
  const [preview, setPreview] = useState(false)
  const caret = useRef<number | null>(null)
  useEffect(() => {
    if (preview) return shown.current?.focus({ preventScroll: true })
    if (caret.current === null) return
    box.current?.focus({ preventScroll: true })
    box.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  }, [preview, shown, box])
  const show = (wanted: boolean) => {
    if (wanted) caret.current = box.current?.selectionEnd ?? 0
    setPreview(wanted)
  }
  return [preview, show] as const
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(key)) next.add(key)
  return next
}
