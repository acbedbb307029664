import { useEffect } from 'react'
import { whenIdle } from '../../lib/wait'
import { useReplica, useStatus } from '../../replica/react'

/**
 * While the page has nothing else to do, the log is read ahead of the first word anybody looks for, and the first key press
 * rehearsed: what runs for the first time takes several times as long.
 */
export function useReading(rehearse: () => void): void {
  const { searcher, book } = useReplica()
  // Until everything is here each page that comes would be read anew.
  const complete = useStatus().phase === 'complete'
  useEffect(() => {
    if (!complete) return
    let end = () => {}
    let rehearsed = false
    const read = (left: () => number) => {
      if (searcher.readAhead(left)) begin()
      else if (!rehearsed) {
        rehearsed = true
        rehearse()
      }
    }
    const begin = () => {
      end()
      end = whenIdle(read)
    }
    begin()
    const unsubscribe = book.topics.subscribe('log', begin)
    return () => {
      unsubscribe()
      end()
    }
  }, [searcher, book, complete, rehearse])
}
