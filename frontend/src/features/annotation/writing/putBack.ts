import { useEffect, useSyncExternalStore } from 'react'
import type { DraftHandle } from '../../../replica/react'
import type { Written } from '../../../replica/types'
import { answer, type Scope } from '../replying'

/** Something taken back returns to the box it was written in, above whatever has been begun there since. */
const waiting = new Map<string, Written>()
const listeners = new Set<() => void>()

export function placeOf(
  written: Pick<Written, 'about'>,
  idOf: (key: string) => string | null = () => null,
): string {
  const [first] = written.about
  const about =
    first?.annotation ?? first?.experimentId ?? (first?.experiment ? idOf(first.experiment) : null)
  return about ? `about:${about}` : 'log'
}

export function putBack(written: Written, place = placeOf(written), scope: Scope = 'log'): void {
  waiting.set(place, written)
  if (place !== 'log') {
    const quote = written.about[0]?.quote ?? null
    const kind = written.kind === 'correction' ? 'correction' : 'comment'
    answer({ about: place.slice('about:'.length), kind, quote, scope })
  }
  for (const listener of listeners) listener()
}

export function usePutBack(place: string, draft: DraftHandle): void {
  const written = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting.get(place),
  )
  useEffect(() => {
    if (!written) return
    waiting.delete(place)
    draft.set({
      text: [written.text, draft.text].filter(Boolean).join('\n\n'),
      attachments: [...new Set([...written.attachments, ...draft.attachments])],
    })
  }, [written, place, draft])
}
