import { useEffect, useRef } from 'react'
import type { DraftHandle } from '../../../replica/react'
import { useReplica } from '../../../replica/react'

export type Uploads = { add: (files: File[]) => void; remove: (id: string) => void }

/** Pictures go up while one types on; the draft knows them by their ids, so they survive with it. */
export function useUploads(draft: DraftHandle): Uploads {
  const replica = useReplica()
  const under = useRef(new Map<string, AbortController>())
  const latest = useRef(draft)
  latest.current = draft
  const ids = useRef(draft.attachments)
  ids.current = draft.attachments
  const set = (attachments: readonly string[]) => {
    ids.current = attachments
    latest.current.set({ attachments })
  }
  const uploads: Uploads = {
    add: (files) => {
      for (const file of files) {
        const controller = new AbortController()
        const { id, done } = replica.write.upload(file, { signal: controller.signal })
        under.current.set(id, controller)
        // What went wrong is shown on the picture itself, from the record's own state.
        done.catch(() => undefined).finally(() => under.current.delete(id))
        set([...ids.current, id])
      }
    },
    remove: (id) => {
      under.current.get(id)?.abort()
      set(ids.current.filter((each) => each !== id))
    },
  }
  return uploads
}

/** Files pasted or dropped anywhere on the page go to the log's own box. */
const anywhere = 'tsuiki:files'
export const offerFiles = (files: File[]) =>
  window.dispatchEvent(new CustomEvent(anywhere, { detail: files }))

export function useOfferedFiles(take: boolean, { add }: Uploads): void {
  const latest = useRef(add)
  latest.current = add
  useEffect(() => {
    if (!take) return
    const onFiles = (event: Event) => latest.current((event as CustomEvent<File[]>).detail)
    window.addEventListener(anywhere, onFiles)
    return () => window.removeEventListener(anywhere, onFiles)
  }, [take])
}

export function filesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])]
}
