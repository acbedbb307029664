import { useSyncExternalStore } from 'react'

/** One quiet line at a time, at the bottom: what was just done, and the way to undo it. */
export type Toast = { words: string; action?: { words: string; run: () => void }; until: number }

let current: Toast | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function set(next: Toast | null): void {
  current = next
  for (const listener of listeners) listener()
}

export function toast(words: string, action?: Toast['action'], lasting = action ? 5000 : 2500): void {
  clearTimeout(timer)
  set({ words, until: Date.now() + lasting, ...(action ? { action } : {}) })
  timer = setTimeout(() => set(null), lasting)
}

export function dismissToast(): void {
  clearTimeout(timer)
  set(null)
}

export const currentToast = () => current

export function useToast(): Toast | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentToast)
}
