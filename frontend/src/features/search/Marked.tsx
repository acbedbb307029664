import type { ReactNode } from 'react'
import type { Range } from '../../lib/matches'
import styles from './Palette.module.css'

/** Text in which what was looked for is marked. */
export function Marked({ text, ranges }: { text: string; ranges: readonly Range[] }) {
  if (ranges.length === 0) return text
  const parts: ReactNode[] = []
  let at = 0
  ranges.forEach(([start, end], n) => {
    parts.push(
      text.slice(at, start),
      // biome-ignore lint/suspicious/noArrayIndexKey: a mark stays and its words change, which costs less than another one
      <mark key={n} className={styles.hit}>
        {text.slice(start, end)}
      </mark>,
    )
    at = end
  })
  parts.push(text.slice(at))
  return parts
}
