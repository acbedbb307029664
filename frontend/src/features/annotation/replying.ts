import { createContext, use, useSyncExternalStore } from 'react'
import type { Region } from '../../replica/types'

/** What is being answered: one thing at a time. The words themselves are a draft and survive everything. */
export type Answer = {
  about: string
  kind: 'comment' | 'correction' | 'summary'
  quote: string | null
  /** Of an experiment: one of its results. */
  result?: string
  /** Of a picture: a spot of it. */
  region?: Region
  /** The same entry can stand in the log and in the panel; the box opens where it was asked for. */
  scope: Scope
}
export type Scope = 'log' | 'panel' | 'picture'

export const ScopeContext = createContext<Scope>('log')

let current: Answer | null = null
const listeners = new Set<() => void>()

export function answer(next: Answer | null): void {
  current = next
  for (const listener of listeners) listener()
}

export const answering = () => current

export function useAnswer(about: string): Answer | null {
  const scope = use(ScopeContext)
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => (current?.about === about && current.scope === scope ? current : null),
  )
}
