import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'
export type Language = 'en' | 'ja'
type Preferences = { theme: Theme; language: Language | null }

const place = 'tsuiki.preferences'
const listeners = new Set<() => void>()
let current = read()

function read(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    const { theme, language } = (kept ?? {}) as Partial<Preferences>
    return {
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
      language: language === 'en' || language === 'ja' ? language : null,
    }
  } catch {
    // Storage can be forbidden or hold something foreign: the defaults serve.
    return { theme: 'system', language: null }
  }
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  try {
    localStorage.setItem(place, JSON.stringify(current))
  } catch {
    // The choice then holds until the tab is closed.
  }
  applyPreferences()
  for (const listener of listeners) listener()
}

/** The document's own attributes follow the choice, so that style sheets and screen readers do. */
export function applyPreferences(): void {
  const root = document.documentElement
  if (current.theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = current.theme
  root.lang = preferredLanguage(current)
}

export function preferredLanguage({ language }: Preferences): Language {
  if (language) return language
  const browsers = navigator.languages ?? [navigator.language]
  const first = browsers.find((each) => /^(en|ja)\b/i.test(each))
  return first?.toLowerCase().startsWith('ja') ? 'ja' : 'en'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current)
}
