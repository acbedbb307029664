import { useMemo } from 'react'
import { useReplica } from '../../replica/react'

/** A trial's pictures, and what else was attached. */
export function useImages(attachments: readonly string[]) {
  const replica = useReplica()
  return useMemo(() => {
    const images: string[] = []
    const files: string[] = []
    for (const id of attachments) {
      const view = replica.views.attachment(id)
      if (view && !view.redacted) (view.image ? images : files).push(id)
    }
    return { images, files }
  }, [attachments, replica])
}
