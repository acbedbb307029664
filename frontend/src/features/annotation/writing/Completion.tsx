import { useEffect, useRef } from 'react'
import styles from './WritingBox.module.css'

type Props = {
  id: string
  label: string
  keys: readonly string[]
  at: number
  prefix: string
  take: (key: string) => void
}

export function Completion({ id, label, keys, at, prefix, take }: Props) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} className={styles.keys}>
      {keys.map((key, i) => {
        const found = prefix ? key.toLowerCase().indexOf(prefix.toLowerCase()) : -1
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys and Tab in the text do it; the focus never leaves the text
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={key}
            id={`${id}-${i}`}
            role="option"
            aria-label={key}
            aria-selected={i === at}
            className={styles.key}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(key)}
          >
            {found < 0 ? (
              key
            ) : (
              <>
                {key.slice(0, found)}
                <b>{key.slice(found, found + prefix.length)}</b>
                {key.slice(found + prefix.length)}
              </>
            )}
          </div>
        )
      })}
    </div>
  )
}
