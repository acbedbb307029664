import { memo } from 'react'
import { useDates } from '../../ui/language/dates'
import { Marked } from './Marked'
import type { Option } from './options'
import styles from './Palette.module.css'

type Props = { id: string; option: Option; chosen: boolean; take: (option: Option) => void }

/** One thing that the box offers. */
export const Line = memo(function Line({ id, option, chosen, take }: Props) {
  const dates = useDates()
  const { label, ranges, code, words, at, by, keys, group } = option
  const day = group === 'find.go' ? dates.whole(label) : null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className={styles.option}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => take(option)}
    >
      <span className={words ? styles.two : styles.one}>
        <span className={code ? styles.code : styles.label}>
          <Marked text={day ?? label} ranges={day ? [] : ranges} />
        </span>
        {words && (
          <span className={words.from ? `${styles.words} ${styles.source}` : styles.words}>
            {words.from && <span className={styles.from}>{words.from}</span>}
            <Marked text={words.text} ranges={words.ranges} />
          </span>
        )}
      </span>
      {at !== undefined && (
        <span className={styles.when}>
          {by && <span>{by}</span>} <time dateTime={new Date(at).toISOString()}>{dates.short(at)}</time>
        </span>
      )}
      {keys && (
        <span className={styles.keys}>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      )}
    </div>
  )
})
