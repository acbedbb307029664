import { useEffect } from 'react'
import { useReplica } from '../../replica/react'

/** While nobody types, the log is read ahead of the first word. */
export function useReading(): void {
  const { searcher } = useReplica()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const read = () => {
      if (searcher.readAhead(400)) timer = setTimeout(read, 0)
    }
    timer = setTimeout(read, 30)
    return () => clearTimeout(timer)
  }, [searcher])
}
