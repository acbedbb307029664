import { useCallback, useSyncExternalStore } from 'react'
import { sanitiser } from './sanitised'
import type { Chunk } from './source'

/** The chunks as JSON: of all the words that are set, few are ever quoted or selected, and a thousand small lists would be kept. */
export type Rendered = { html: string; chunks: string }

/**
 * Markdown is set by a worker, ahead of being shown, and kept by the text itself, which never changes. Kept is a bounded
 * number: what scrolled away long ago is set anew in a fifth of a millisecond.
 */
const bound = 3000
const kept = new Map<string, Rendered>()
const wanted = new Map<string, Set<() => void>>()
let queue: string[] = []
let worker: Worker | null | undefined
let numbered: string[] = []

function keep(text: string, rendered: Rendered): void {
  kept.set(text, rendered)
  if (kept.size > bound) {
    const oldest = kept.keys().next().value
    if (oldest !== undefined) kept.delete(oldest)
  }
  const listeners = wanted.get(text)
  wanted.delete(text)
  if (listeners) for (const listener of listeners) listener()
}

function start(): Worker | null {
  if (typeof Worker === 'undefined') return null
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  started.onmessage = async ({ data }: MessageEvent<({ n: number } & Rendered)[]>) => {
    await sanitiser()
    for (const { n, html, chunks } of data) {
      const text = numbered[n]
      if (text !== undefined && !kept.has(text)) keep(text, { html, chunks })
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
  Promise.all([import('./markdown'), sanitiser()]).then(([{ renderMarkdown }]) => {
    for (const text of texts) {
      const { html, chunks } = renderMarkdown(text)
      keep(text, { html, chunks: JSON.stringify(chunks) })
    }
  })
}

/** Asks for a text to be set, ahead of its being shown. */
export function prepare(text: string): void {
  if (!text || kept.has(text) || wanted.has(text)) return
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
  return useSyncExternalStore(subscribe, () => renderedNow(text))
}

export const renderedNow = (text: string): Rendered | null => kept.get(text) ?? null

/** Where each stretch of the words stands in the text. */
export const chunksOf = ({ chunks }: Rendered): readonly Chunk[] => JSON.parse(chunks)
