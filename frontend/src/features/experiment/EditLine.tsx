import { useState } from 'react'
import { composing } from '../../ui/keyboard'
import styles from './Head.module.css'

type Props = {
  label: string
  value: string
  mono?: boolean
  onSave: (value: string) => void
  onCancel: () => void
}

/** One line stated anew where the old one stands: Enter keeps it, Esc leaves it as it was. */
export function EditLine({ label, value, mono, onSave, onCancel }: Props) {
  const [text, setText] = useState(value)
  return (
    <input
      className={mono ? `${styles.edit} ${styles.key}` : `${styles.edit} ${styles.title}`}
      aria-label={label}
      placeholder={label}
      value={text}
      // biome-ignore lint/a11y/noAutofocus: opened by whoever wants to type here
      autoFocus
      spellCheck={!mono}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={onCancel}
      onKeyDown={(event) => {
        if (composing(event)) return
        if (event.key === 'Enter') onSave(text.trim())
        else if (event.key === 'Escape') onCancel()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
