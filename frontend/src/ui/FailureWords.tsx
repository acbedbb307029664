import { say, tables, useLanguage } from './language/language'
import type { WordKey } from './language/words'
import type { Language } from './preferences'
import styles from './Trouble.module.css'

/** As `api/errors` gives it. */
export type Failed = {
  happened: WordKey
  toDo: WordKey
  code?: string
  problem: { title?: string; detail?: string | null } | null
}

type Worded = { happened: string; toDo: string; server: string }

/**
 * A refusal that has words here is said by them. Of any other the server knows best what it was, but it
 * speaks English: in another language its kind is said first, and the server's words stand behind.
 */
export function worded(language: Language, failure: Failed): Worded {
  const own = `problem.${failure.code ?? ''}`
  if (own in tables[language]) return { happened: say(language, own as WordKey), toDo: '', server: '' }
  const server = failure.problem?.detail || failure.problem?.title || ''
  const kind = say(language, failure.happened)
  const toDo = say(language, failure.toDo)
  return language === 'en' ? { happened: server || kind, toDo, server: '' } : { happened: kind, toDo, server }
}

/** What happened, and what to do. */
export function FailureWords({ failure }: { failure: Failed }) {
  const { language } = useLanguage()
  const { happened, toDo, server } = worded(language, failure)
  return (
    <span>
      {happened}
      {toDo && <span className={styles.what}> {toDo}</span>}
      {server && (
        <span lang="en" className={styles.server}>
          {' '}
          {server}
        </span>
      )}
    </span>
  )
}
