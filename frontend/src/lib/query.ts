import { dayBegin } from './days'
import { foldText } from './text'

/** What somebody looks for: words that must all be there, and filters. Words are folded (see `foldText`). */
export type Query = {
  readonly words: readonly string[]
  readonly by: string | null
  readonly about: string | null
  readonly image: boolean
  /** Epoch milliseconds. */
  readonly since: number | null
}

const FILTER = /^(by|since|has|about):(.*)$/
const DAY = 86_400_000

/** `"exact words" other by:kei since:7d has:image about:enc_k5`; what is no filter is looked for as it stands. */
export function parseQuery(text: string, now = Date.now()): Query {
  const query = {
    words: [] as string[],
    by: null as string | null,
    about: null as string | null,
    image: false,
    since: null as number | null,
  }
  for (const [, exact, plain] of text.normalize('NFKC').matchAll(/"([^"]*)"?|(\S+)/g)) {
    const word = foldText(exact ?? plain ?? '').trim()
    const [, filter, value = ''] = exact === undefined ? (FILTER.exec(word) ?? []) : []
    if (filter === 'by') query.by = value || query.by
    else if (filter === 'about') query.about = (plain ?? '').slice('about:'.length) || query.about
    else if (filter === 'has' && /^(i|im|ima|imag|images?|picture|)$/.test(value))
      query.image ||= value !== ''
    else if (filter === 'since') query.since = sinceOf(value, now) ?? query.since
    else if (word) query.words.push(word)
  }
  return query
}

export const isBare = (query: Query): boolean =>
  query.words.length === 0 && !query.by && !query.about && !query.image && query.since === null

/** `2026-07-08`, `2026-07`, `7/8`, or so many days, weeks, months ago: `7d`, `2w`, `3m`. */
function sinceOf(value: string, now: number): number | null {
  const ago = /^(\d{1,4})([dwm])$/.exec(value)
  if (ago) return now - Number(ago[1]) * DAY * ({ d: 1, w: 7, m: 30 }[ago[2] ?? 'd'] ?? 1)
  return dayBegin(value, now)
}

/** A filter being typed at the end of the text: which one, what of its value, and where it begins. */
export function filterBegun(text: string): { filter: string; value: string; from: number } | null {
  const match = /(?:^|\s)(by|since|has|about)[:：](\S*)$/i.exec(text)
  if (!match) return null
  const value = match[2] ?? ''
  const filter = (match[1] ?? '').toLowerCase()
  return { filter, value, from: text.length - value.length - filter.length - 1 }
}
