import { type Language, preferredLanguage, usePreferences } from '../preferences'
import { codeEn } from './code'
import { codeJa } from './codeJa'
import { en } from './en'
import { experimentEn } from './experiment'
import { experimentJa } from './experimentJa'
import { failuresEn, failuresJa } from './failures'
import { ja } from './ja'
import { refusalsEn, refusalsJa } from './refusals'
import { settingsEn } from './settings'
import { settingsJa } from './settingsJa'
import type { WordKey } from './words'

export const tables: Record<Language, Readonly<Record<WordKey, string>>> = {
  en: { ...en, ...codeEn, ...experimentEn, ...failuresEn, ...refusalsEn, ...settingsEn },
  ja: { ...ja, ...codeJa, ...experimentJa, ...failuresJa, ...refusalsJa, ...settingsJa },
}

export type Fill = Readonly<Record<string, string | number>>

/** `{name}` is filled in; where the words have a `|`, the number `n` chooses between one and other. */
export function say(language: Language, key: WordKey, fill: Fill = {}): string {
  const words = tables[language][key]
  const [one, other] = words.split('|')
  const chosen = other !== undefined && fill['n'] !== 1 ? other : (one ?? '')
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = fill[name]
    if (value === undefined) return whole
    if (typeof value !== 'number') return value
    // As small as most are, both languages write them alike; asking for a format the first time takes its time.
    return Number.isInteger(value) && Math.abs(value) < 1000 ? `${value}` : value.toLocaleString(language)
  })
}

export type Say = (key: WordKey, fill?: Fill) => string

type Spoken = { language: Language; t: Say }
const spoken: Record<Language, Spoken> = {
  en: { language: 'en', t: (key, fill) => say('en', key, fill) },
  ja: { language: 'ja', t: (key, fill) => say('ja', key, fill) },
}

/** Always the same two objects: every row of the log asks for them. */
export function useLanguage(): Spoken {
  return spoken[preferredLanguage(usePreferences())]
}
