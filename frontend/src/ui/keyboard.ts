import { useEffect, useRef } from 'react'

export type Strokes = readonly (readonly [key: string, stroke: (event: KeyboardEvent) => unknown])[]

const apple = /Mac|iPhone|iPad/.test(navigator.platform)
export const commandKey = apple ? '⌘' : 'Ctrl'
export const withCommand = (event: { metaKey: boolean; ctrlKey: boolean }) =>
  apple ? event.metaKey : event.ctrlKey

/** During a Japanese conversion, Enter and Esc belong to the input method. Safari says so only by the code 229. */
export function composing(event: KeyboardEvent | React.KeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event
  return native.isComposing || native.keyCode === 229
}

let pressed = Number.NEGATIVE_INFINITY
if (typeof window !== 'undefined') {
  window.addEventListener('keydown', () => (pressed = performance.now()), { capture: true, passive: true })
}
/** Whether what happens now was asked for by a key rather than by pointing. */
export const pressedJustNow = () => performance.now() - pressed < 400

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}

/** Single keys, when nobody is typing and no layer is open. A stroke that returns false was not for it. */
export function useStrokes(strokes: Strokes): void {
  const latest = useRef(strokes)
  useEffect(() => {
    latest.current = strokes
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || composing(event) || event.metaKey || event.ctrlKey || event.altKey) return
      if (typing(event.target) || document.querySelector('dialog[open], [role="menu"]')) return
      const stroke = latest.current.find(([key]) => key === event.key)?.[1]
      // Enter on a focused link or button is that button's.
      if (event.key === 'Enter' && (event.target as Element | null)?.closest?.('a, button, summary')) return
      if (stroke && stroke(event) !== false) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
