import { useRef } from 'react'
import { useReplica } from '../../replica/react'
import { useSession } from '../../replica/session'
import type { Row } from './rows'

/** How many rows others have added since the end was last in view. */
export function useNews(rows: readonly Row[], atEnd: boolean): number {
  const replica = useReplica()
  const session = useSession()
  const me = 'me' in session ? session.me?.person.id : undefined
  const seen = useRef<string | undefined>(undefined)
  if (atEnd || seen.current === undefined) seen.current = rows.at(-1)?.id
  if (atEnd) return 0
  let news = 0
  for (let i = rows.length - 1; i >= 0; i--) {
    const id = rows[i]?.id
    if (id === seen.current || id === undefined) return news
    if (replica.book.entries.get(id)?.author.id !== me) news++
  }
  return 0
}
