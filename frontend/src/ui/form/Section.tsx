import { type ReactNode, useId } from 'react'
import styles from './Form.module.css'

type Props = { title: string; lead?: ReactNode; children: ReactNode }

/** A part of a page of settings, with its heading. */
export function Section({ title, lead, children }: Props) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  )
}
