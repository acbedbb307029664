import { type RefObject, useState } from 'react'
import { flushSync } from 'react-dom'
import { useReplica } from '../../../replica/react'
import { type Begun, begunKey, completed } from './completion'

type Open = { begun: Begun; keys: readonly string[]; at: number; moved: boolean }

/** Keys that fit what is being typed. Tab takes one; Enter only where a key was asked for, since else it is a new line. */
export function useCompletion(box: RefObject<HTMLTextAreaElement | null>, setText: (text: string) => void) {
  const replica = useReplica()
  const [open, setOpen] = useState<Open | null>(null)
  const [closedAt, setClosedAt] = useState(-1)
  const close = () => setOpen(null)

  const look = (element: HTMLTextAreaElement) => {
    const caret = element.selectionStart
    const begun = caret === element.selectionEnd ? begunKey(element.value, caret) : null
    if (!begun || begun.from === closedAt) {
      if (!begun) setClosedAt(-1)
      return setOpen(null)
    }
    const keys = replica.completeKey(begun.prefix, 7).map(({ key }) => key)
    const whole = keys.length === 1 && keys[0] === begun.prefix
    if (keys.length === 0 || whole) return setOpen(null)
    setOpen((was) =>
      was?.begun.prefix === begun.prefix && was.begun.from === begun.from
        ? was
        : { begun, keys, at: 0, moved: false },
    )
  }

  const take = (key: string) => {
    const element = box.current
    if (!open || !element) return
    const next = completed(element.value, open.begun, key)
    // At once: what is typed before the next frame belongs behind the key.
    flushSync(() => {
      setText(next.text)
      setOpen(null)
    })
    element.focus()
    element.setSelectionRange(next.caret, next.caret)
  }

  /** True when the stroke was for the list. */
  const onKeyDown = (event: React.KeyboardEvent): boolean => {
    if (!open) return false
    const { keys, at, moved, begun } = open
    const move = (by: number) => setOpen({ ...open, at: (at + by + keys.length) % keys.length, moved: true })
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Escape') {
      setClosedAt(begun.from)
      close()
    } else if (
      !event.metaKey &&
      !event.ctrlKey &&
      !event.shiftKey &&
      (event.key === 'Tab' || (event.key === 'Enter' && (moved || begun.asked)))
    ) {
      take(keys[at] ?? '')
    } else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  return {
    keys: open?.keys ?? [],
    at: open?.at ?? 0,
    prefix: open?.begun.prefix ?? '',
    look,
    take,
    close,
    onKeyDown,
  }
}
