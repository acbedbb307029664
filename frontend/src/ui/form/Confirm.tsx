import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '../language/language'
import styles from './Form.module.css'

type Props = {
  /** What is asked for, on the button. */
  words: string
  /** What comes of it. */
  question: string
  yes: string
  label?: string
  busy?: boolean
  /** A button by itself, not one beside a name. */
  alone?: boolean
  onYes: () => void
}

/** Something that cannot be taken back: asked once more, in its own place. */
export function Confirm({ words, question, yes, label, busy = false, alone = false, onYes }: Props) {
  const [asking, setAsking] = useState(false)
  const start = useRef<HTMLButtonElement>(null)
  const left = useRef(false)
  useEffect(() => {
    if (!asking && left.current) start.current?.focus()
    left.current = asking
  }, [asking])
  if (asking)
    return (
      <Sure
        question={question}
        yes={yes}
        onYes={() => {
          setAsking(false)
          onYes()
        }}
        onNo={() => setAsking(false)}
      />
    )
  return (
    <button
      ref={start}
      type="button"
      className={alone ? styles.outline : styles.plain}
      aria-label={label}
      disabled={busy}
      onClick={() => setAsking(true)}
    >
      {words}
    </button>
  )
}

type SureProps = { question: string; yes: string; onYes: () => void; onNo: () => void }

export function Sure({ question, yes, onYes, onNo }: SureProps) {
  const { t } = useLanguage()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are two answers to one question
    <span
      role="group"
      aria-label={question}
      className={styles.confirm}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onNo()
      }}
    >
      <span>{question}</span>
      {/* biome-ignore lint/a11y/noAutofocus: the question was just asked for, and this answers it */}
      <button type="button" autoFocus className={styles.plain} onClick={onYes}>
        {yes}
      </button>
      <button type="button" className={styles.plain} onClick={onNo}>
        {t('settings.keep')}
      </button>
    </span>
  )
}
