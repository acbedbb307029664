import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { useKeysLike } from '../../../replica/react'
import { composing } from '../../../ui/keyboard'
import { useLanguage } from '../../../ui/language/language'
import styles from './KeyChooser.module.css'

type Props = {
  label: string
  keys: readonly string[]
  onKeys: (keys: readonly string[]) => void
  /** Keys that cannot be chosen. */
  without?: readonly string[]
  autoFocus?: boolean
  /** Enter with nothing typed: it is done. */
  onDone?: () => void
  onCancel?: () => void
}

/** Trials chosen by typing their keys. Enter takes the first, Backspace gives the last one back. */
export function KeyChooser({ label, keys, onKeys, without = [], autoFocus, onDone, onCancel }: Props) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const found = useKeysLike(typed.trim(), 12)
    .filter((key) => !keys.includes(key) && !without.includes(key))
    .slice(0, 7)
  const take = (key: string | undefined) => {
    if (!key) return
    onKeys([...keys, key])
    setTyped('')
    setAt(0)
  }
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (composing(event)) return
    const { key } = event
    if (key === 'Enter' && (event.metaKey || event.ctrlKey)) return
    if (key === 'Enter' && typed === '' && onDone) onDone()
    else if ((key === 'Enter' || (key === 'Tab' && typed !== '')) && found.length > 0) take(found[at])
    else if (key === 'ArrowDown' && found.length > 0) setAt((at + 1) % found.length)
    else if (key === 'ArrowUp' && found.length > 0) setAt((at + found.length - 1) % found.length)
    else if (key === 'Backspace' && typed === '' && keys.length > 0) onKeys(keys.slice(0, -1))
    else if (key === 'Escape' && typed !== '') setTyped('')
    else if (key === 'Escape' && onCancel) onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.chooser}>
      {keys.map((key) => (
        <span key={key} className={styles.chosen}>
          {key}
          <button
            type="button"
            aria-label={t('write.remove', { name: key })}
            onClick={() => onKeys(keys.filter((each) => each !== key))}
          >
            <X size={11} aria-hidden="true" />
          </button>
        </span>
      ))}
      <span className={styles.typing}>
        <input
          className={styles.input}
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={found.length > 0 ? `${listId}-${at}` : undefined}
          placeholder={keys.length === 0 ? label : ''}
          value={typed}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: opened by whoever wants to type here
          autoFocus={autoFocus}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        <span
          id={listId}
          role="listbox"
          aria-label={label}
          className={styles.list}
          hidden={found.length === 0}
        >
          {found.map((key, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys and Enter in the field do it; the focus never leaves it
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <span
              key={key}
              id={`${listId}-${i}`}
              role="option"
              aria-selected={i === at}
              className={styles.option}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(key)}
            >
              {key}
            </span>
          ))}
        </span>
      </span>
    </div>
  )
}
