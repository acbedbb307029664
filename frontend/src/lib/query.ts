import { dayBegin, dayEnd } from './days'
import { foldText } from './text'

/** What somebody looks for: words that must all be there, and filters. Words are folded (see `foldText`). */
export type Query = {
  readonly words: readonly string[]
  readonly by: string | null
  readonly about: string | null
  readonly image: boolean
  /** Epoch milliseconds. */
  readonly since: number | null
  /** Epoch milliseconds: what is at this moment or later is left out. */
  readonly until: number | null
}

/** `by:me`: whoever looks. */
export const ME = 'me'

const FILTER = /^(by|since|until|has|about):(.*)$/
const DAY = 86_400_000

/** `"exact words" other by:me since:7d until:2026-06 has:image about:enc_k5`; what is no filter is looked for as it stands. */
export function parseQuery(text: string, now = Date.now()): Query {
  const query = {
    words: [] as string[],
    by: null as string | null,
    about: null as string | null,
    image: false,
    since: null as number | null,
    until: null as number | null,
  }
  for (const [, exact, plain] of text.normalize('NFKC').matchAll(/"([^"]*)"?|(\S+)/g)) {
    const word = foldText(exact ?? plain ?? '').trim()
    const [, filter, value = ''] = exact === undefined ? (FILTER.exec(word) ?? []) : []
    if (filter === 'by') query.by = value || query.by
    else if (filter === 'about') query.about = (plain ?? '').slice('about:'.length) || query.about
    else if (filter === 'has' && /^(i|im|ima|imag|images?|picture|)$/.test(value))
      query.image ||= value !== ''
    else if (filter === 'since') query.since = daysAgo(value, now) ?? dayBegin(value, now) ?? query.since
    else if (filter === 'until') query.until = daysAgo(value, now) ?? dayEnd(value, now) ?? query.until
    else if (word) query.words.push(word)
  }
  return query
}

export const isBare = (query: Query): boolean => query.words.length === 0 && !isFiltered(query)

export const isFiltered = ({ by, about, image, since, until }: Query): boolean =>
  by !== null || about !== null || image || since !== null || until !== null

/** So many days, weeks, months ago: `7d`, `2w`, `3m`. */
function daysAgo(value: string, now: number): number | null {
  const ago = /^(\d{1,4})([dwm])$/.exec(value)
  return ago && now - Number(ago[1]) * DAY * ({ d: 1, w: 7, m: 30 }[ago[2] ?? 'd'] ?? 1)
}

/** A filter being typed at the end of the text: which one, what of its value, and where it begins. */
export function filterBegun(text: string): { filter: string; value: string; from: number } | null {
  const match = /(?:^|\s)(by|since|until|has|about)[:：](\S*)$/i.exec(text)
  if (!match) return null
  const value = match[2] ?? ''
  const filter = (match[1] ?? '').toLowerCase()
  return { filter, value, from: text.length - value.length - filter.length - 1 }
}
