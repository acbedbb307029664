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
  return language ?? browserLanguage()
}

let browsers: Language | null = null
const locales = new Map<Language, string>()
if (typeof window !== 'undefined') {
  window.addEventListener('languagechange', () => {
    browsers = null
    locales.clear()
    for (const listener of listeners) listener()
  })
}

/** Asking the browser takes longer than drawing a word: it is asked once. */
function browserLanguage(): Language {
  browsers ??= preferredOf(navigator.languages ?? [navigator.language])
  return browsers
}

/** Dates are written as the browser's own country writes them, where it speaks the language of the interface. */
export function localeOf(language: Language): string {
  const known = locales.get(language)
  if (known) return known
  const locale = matching(navigator.languages ?? [navigator.language], language)
  locales.set(language, locale)
  return locale
}

function matching(languages: readonly string[], language: Language): string {
  const own = languages.find((each) => each.toLowerCase().split('-')[0] === language)
  try {
    // Which of them it knows is left to the formats themselves: asking for the list of all takes as long as a screen of rows.
    return new Intl.Locale(own ?? language).toString()
  } catch {
    // A browser may be told to ask for anything.
    return language
  }
}

function preferredOf(languages: readonly string[]): Language {
  const first = languages.find((each) => /^(en|ja)\b/i.test(each))
  return first?.toLowerCase().startsWith('ja') ? 'ja' : 'en'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current)
}
