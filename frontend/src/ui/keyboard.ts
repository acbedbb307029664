import { useEffect, useRef } from 'react'
import { type Chord, commandKey, type Stroke } from './keymap'

type Done = (event?: KeyboardEvent) => unknown
export type Strokes = readonly (readonly [key: Stroke, stroke: Done])[]
type Chords = readonly (readonly [key: Chord, chord: Done])[]
type Heard = { current: { strokes?: Strokes; chords?: Chords } }

export const withCommand = (event: { metaKey: boolean; ctrlKey: boolean }) =>
  commandKey === '⌘' ? event.metaKey : event.ctrlKey

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

/** Whoever listens now. What was opened last is asked first: a key means what it means there. */
const listening: Heard[] = []

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || composing(event)) return
  if (document.querySelector('dialog[open], [role="menu"]')) return
  const chord = withCommand(event) && !event.altKey && !event.shiftKey
  if (!chord && (event.metaKey || event.ctrlKey || event.altKey || typing(event.target))) return
  // Enter on a focused link or button is that button's.
  if (event.key === 'Enter' && (event.target as Element | null)?.closest?.('a, button, summary')) return
  for (const { current } of [...listening].reverse()) {
    const all: readonly (readonly [string, Done])[] = (chord ? current.chords : current.strokes) ?? []
    const done = all.find(([key]) => key === event.key)?.[1]
    if (!done || done(event) === false) continue
    event.preventDefault()
    return
  }
}

function useListening(heard: Heard['current']): void {
  const latest = useRef(heard)
  useEffect(() => {
    latest.current = heard
  })
  useEffect(() => {
    if (listening.push(latest) === 1) window.addEventListener('keydown', onKeyDown)
    return () => {
      listening.splice(listening.indexOf(latest), 1)
      if (listening.length === 0) window.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

/** Single keys, when nobody is typing and no layer is open. A stroke that returns false was not for it. */
export function useStrokes(strokes: Strokes): void {
  useListening({ strokes })
}

/** Keys with ⌘ or Ctrl, also while somebody types; not while a layer is open. */
export function useChords(chords: Chords): void {
  useListening({ chords })
}

/** What a key would do now, if anything: so that it can be done by name. */
export function doing(key: { stroke?: string; chord?: string }): (() => unknown) | null {
  for (const { current } of [...listening].reverse()) {
    const done =
      current.strokes?.find(([each]) => each === key.stroke)?.[1] ??
      current.chords?.find(([each]) => each === key.chord)?.[1]
    if (done) return () => done()
  }
  return null
}
