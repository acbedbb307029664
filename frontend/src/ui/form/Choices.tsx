import { useId } from 'react'
import styles from './Form.module.css'

type Props<T extends string> = {
  legend: string
  value: T
  choices: readonly { value: T; words: string; lang?: string }[]
  onChoose: (value: T) => void
  disabled?: boolean
}

/** One of a few. */
export function Choices<T extends string>({ legend, value, choices, onChoose, disabled }: Props<T>) {
  const name = useId()
  return (
    <fieldset className={styles.choices} disabled={disabled}>
      <legend>{legend}</legend>
      {choices.map((each) => (
        <label key={each.value} lang={each.lang}>
          <input
            type="radio"
            name={name}
            checked={each.value === value}
            onChange={() => onChoose(each.value)}
          />
          {each.words}
        </label>
      ))}
    </fieldset>
  )
}
