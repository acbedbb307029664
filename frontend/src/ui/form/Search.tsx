import { useEffect, useState } from 'react'
import styles from './Form.module.css'

/** Words to look for, told a moment after the last key. */
export function Search({ label, onWords }: { label: string; onWords: (words: string) => void }) {
  const [words, setWords] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => onWords(words.trim()), 200)
    return () => clearTimeout(timer)
  }, [words, onWords])
  return (
    <label className={styles.field}>
      {label}
      <input type="search" value={words} onChange={(event) => setWords(event.target.value)} />
    </label>
  )
}
