import createDOMPurify from 'dompurify'
import { useCallback, useSyncExternalStore } from 'react'
import type { Rendered } from './markdown'

/**
 * Markdown is set by a worker, ahead of being shown, and sanitised here once, when it is shown for the first time. Both
 * are kept by the text itself, which never changes.
 * Kept is a bounded number: what scrolled away long ago is set anew in a fifth of a millisecond.
 */
const bound = 3000
const kept = new Map<string, Rendered>()
const raw = new Map<string, Rendered>()
const wanted = new Map<string, Set<() => void>>()
let queue: string[] = []
let worker: Worker | null | undefined
let numbered: string[] = []

const purifier = createDOMPurify(window)
const options = {
  USE_PROFILES: { html: true, mathMl: true },
  FORBID_TAGS: ['style', 'form', 'input', 'button', 'img', 'video', 'audio', 'iframe'],
  FORBID_ATTR: ['style', 'id', 'name'],
  ADD_ATTR: ['target'],
}

function keep(text: string, rendered: Rendered): void {
  raw.set(text, rendered)
  forget(raw)
  sanitiseSoon()
  const listeners = wanted.get(text)
  wanted.delete(text)
  if (listeners) for (const listener of listeners) listener()
}

function clean(text: string): Rendered | null {
  const known = kept.get(text)
  if (known) return known
  const rendered = raw.get(text)
  if (!rendered) return null
  raw.delete(text)
  const made = { html: purifier.sanitize(rendered.html, options), chunks: rendered.chunks }
  kept.set(text, made)
  forget(kept)
  return made
}

let resting = false

/** Between two frames of a scroll, so many milliseconds are taken at most. */
const A_LITTLE = 2

/** Sanitised while the page has nothing else to do, so that a row that scrolls into view has only to be put there. */
function sanitiseSoon(): void {
  if (resting || typeof requestIdleCallback === 'undefined') return
  resting = true
  requestIdleCallback((deadline) => {
    resting = false
    const end = performance.now() + A_LITTLE
    for (const text of raw.keys()) {
      if (performance.now() > end || deadline.timeRemaining() < A_LITTLE) return sanitiseSoon()
      clean(text)
    }
  })
}

function forget(map: Map<string, Rendered>): void {
  if (map.size <= bound) return
  const oldest = map.keys().next().value
  if (oldest !== undefined) map.delete(oldest)
}

const has = (text: string) => kept.has(text) || raw.has(text)

function start(): Worker | null {
  if (typeof Worker === 'undefined') return null
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  started.onmessage = ({ data }: MessageEvent<({ n: number } & Rendered)[]>) => {
    for (const { n, html, chunks } of data) {
      const text = numbered[n]
      if (text !== undefined && !has(text)) keep(text, { html, chunks })
    }
  }
  // Without its worker (an old browser, a strict policy) the page sets the text itself.
  started.onerror = () => {
    worker = null
    queue = [...wanted.keys()]
    flush()
  }
  return started
}

/** Starts the worker before there are any words, so that it is read while they are fetched. */
export function warmUp(): void {
  if (worker === undefined) worker = start()
}

function flush(): void {
  const texts = queue
  queue = []
  if (texts.length === 0) return
  warmUp()
  if (worker) {
    if (numbered.length > 20_000) numbered = []
    worker.postMessage(texts.map((text) => ({ n: numbered.push(text) - 1, text })))
    return
  }
  import('./markdown').then(({ renderMarkdown }) => {
    for (const text of texts) keep(text, renderMarkdown(text))
  })
}

/** Asks for a text to be set, ahead of its being shown. */
export function prepare(text: string): void {
  if (!text || has(text) || wanted.has(text)) return
  wanted.set(text, new Set())
  if (queue.push(text) === 1) queueMicrotask(flush)
}

export function useRendered(text: string): Rendered | null {
  const subscribe = useCallback(
    (listener: () => void) => {
      prepare(text)
      const listeners = wanted.get(text)
      listeners?.add(listener)
      return () => listeners?.delete(listener)
    },
    [text],
  )
  return useSyncExternalStore(subscribe, () => clean(text))
}

export const renderedNow = (text: string): Rendered | null => clean(text)
