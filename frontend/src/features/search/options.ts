import { go } from '../../app/going'
import { paths } from '../../app/paths'
import { parseDay } from '../../lib/days'
import { excerptOf, matchesIn, type Range } from '../../lib/matches'
import { filterBegun, isBare, isFiltered, ME, parseQuery, type Query } from '../../lib/query'
import { foldText } from '../../lib/text'
import type { Replica } from '../../replica/replica'
import type { Search } from '../../replica/search'
import { wordsOf } from '../../replica/searching'
import type { LogItem } from '../../replica/types'
import type { WordKey } from '../../ui/language/words'
import { oneLine } from '../annotation/oneLine'
import { recentIn } from './recent'

/** What stands over the lines. */
export const GROUPS = [
  'find.recent',
  'find.filters',
  'find.experiments',
  'find.trails',
  'find.go',
  'find.commands',
  'find.entries',
  'find.code',
  'find.server',
] as const satisfies readonly WordKey[]

export type Option = {
  id: string
  group: (typeof GROUPS)[number]
  label: string
  ranges: readonly Range[]
  /** The label is an experiment's key or a piece of code. */
  code?: boolean
  words?: { text: string; ranges: readonly Range[]; from?: string } | undefined
  at?: number
  by?: string
  keys?: readonly string[]
  /** Typed instead of what is typed. */
  instead?: string
  run?: () => void
}

export type Command = { id: string; label: string; keys?: readonly string[]; run: () => unknown }

const EXPERIMENTS = 5
const TRAILS = 3
/** As many as are seen at once; all of them are one step away, in the log. */
const ENTRIES = 12
const COMMANDS = 5
/** As much as a line holds, so that the words that were looked for are seen on a phone as well. */
export const lineLength = () => (innerWidth < 704 ? 34 : 110)

export type Around = {
  replica: Replica
  slug: string
  commands: readonly Command[]
  jump: (day: string) => void
}

/** `search` has come as far as what is offered needs. */
export type Found = { options: Option[]; search: Search; query: Query }

/** What the box offers for what is typed, from memory alone. */
export function optionsFor(typed: string, around: Around): Found {
  const query = parseQuery(typed)
  const search = around.replica.searcher.search(query)
  const filters = completedFilters(typed, around.replica)
  if (isBare(query) && typed.trim() === '')
    return { options: [...recent(around), ...commandsFor([], around)], search, query }
  const experiments = isFiltered(query) ? [] : experimentsFor(typed, around)
  const shown = new Set(experiments.map(({ id }) => id))
  const options = [
    ...filters,
    ...experiments,
    ...(isFiltered(query) ? [] : trailsFor(query.words, around)),
    ...dayFor(typed, around),
    ...(isFiltered(query) ? [] : commandsFor(query.words, around)),
    ...entriesFor(search, shown, query, around),
  ]
  return { options, search, query }
}

function experimentsFor(typed: string, { replica, slug }: Around): Option[] {
  const word = typed.trim()
  if (word === '' || /\s/.test(word)) return []
  return replica
    .completeKey(word, EXPERIMENTS)
    .map(({ key, id }) => experimentOption(key, id, [word], replica, slug))
}

function experimentOption(
  key: string,
  id: string,
  words: readonly string[],
  replica: Replica,
  slug: string,
): Option {
  const view = replica.experiment(id)
  const said = oneLine(view?.summary?.text ?? '', lineLength())
  const text = [view?.title, said].filter(Boolean).join(' — ')
  return {
    id,
    group: 'find.experiments',
    label: key,
    ranges: matchesIn(key, words),
    code: true,
    words: text ? { text, ranges: [] } : undefined,
    ...(view ? { at: view.time, by: view.author.name } : {}),
    run: () => go(paths.experiment(slug, key)),
  }
}

/** Excerpts by their names: each leads to its trail. */
function trailsFor(words: readonly string[], { replica, slug }: Around): Option[] {
  if (words.length === 0) return []
  return replica.finder.excerptsNamed(words, TRAILS).map(({ name, time, author }) => ({
    id: `trail:${name}`,
    group: 'find.trails',
    label: name,
    ranges: matchesIn(name, words),
    code: true,
    at: time,
    by: author,
    run: () => go(paths.trail(slug, name)),
  }))
}

function entriesFor(
  search: Search,
  shown: ReadonlySet<string>,
  { words }: Query,
  { replica, slug }: Around,
): Option[] {
  const options: Option[] = []
  const { items } = replica.book.log.current
  search.look(ENTRIES + shown.size)
  for (let n = 0; n < search.count && options.length < ENTRIES; n++) {
    const item = items[search.place(n)]
    if (item && !shown.has(item.id)) options.push(entryOption(item, words, 'find.entries', replica, slug))
  }
  return options
}

export function entryOption(
  { id, time, author, type }: Pick<LogItem, 'id' | 'time' | 'author' | 'type'>,
  words: readonly string[],
  group: Option['group'],
  replica: Replica,
  slug: string,
): Option {
  const trial = type === 'experiment' ? replica.experiment(id)?.key : undefined
  const key = trial ?? (type === 'attachment' ? keyOfPicture(id, replica) : undefined)
  const written = wordsOf(replica.book, id).filter((each) => each !== key)
  const text = written.find((each) => matchesIn(each, words).length > 0) ?? written[0] ?? ''
  const line = excerptOf(plain(text), words, lineLength())
  return {
    id,
    group,
    label: key ?? line.text,
    ranges: key ? matchesIn(key, words) : line.ranges,
    code: key !== undefined,
    words: key ? line : undefined,
    at: time,
    by: author.name,
    run: () => go(trial ? paths.experiment(slug, trial) : paths.at(slug, id)),
  }
}

/** Ten pictures named "loss" are told apart by whose they are. */
function keyOfPicture(id: string, replica: Replica): string | undefined {
  const target = replica.views.attachment(id)?.about[0]?.target
  return target?.type === 'experiment' ? target.label : undefined
}

/** Markdown's marks stand in the way of one line of plain words; what is written stays. */
function plain(markdown: string): string {
  return markdown
    .replace(/^\s*(#{1,6}\s+|[-*+]\s+|>\s*|```\w*|\|[-|: ]+\|$)/gm, '')
    .replace(/^\s*\|.*\|\s*$/gm, (row) => row.replaceAll('|', ' '))
    .replace(/\*\*|`/g, '')
}

function recent({ replica, slug }: Around): Option[] {
  return recentIn(slug).flatMap((id) => {
    const view = replica.experiment(id)
    if (view)
      return [{ ...experimentOption(view.key, view.id, [], replica, slug), group: 'find.recent' as const }]
    const item = replica.book.log.current.items[replica.indexOf(id)]
    return item?.id === id ? [entryOption(item, [], 'find.recent', replica, slug)] : []
  })
}

function dayFor(typed: string, { jump }: Around): Option[] {
  const day = parseDay(typed)
  if (!day) return []
  return [{ id: `day:${day}`, group: 'find.go', label: day, ranges: [], run: () => jump(day) }]
}

function commandsFor(words: readonly string[], { commands }: Around): Option[] {
  return commands
    .filter(({ label }) => words.every((word) => foldText(label).includes(word)))
    .slice(0, words.length === 0 ? undefined : COMMANDS)
    .map(({ id, label, keys, run }) => ({
      id: `do:${id}`,
      group: 'find.commands',
      label,
      ranges: matchesIn(label, words),
      run: () => void run(),
      ...(keys ? { keys } : {}),
    }))
}

/** Filters that may be meant: what can stand after `by:`, `about:`, `since:`, `has:`. */
function completedFilters(typed: string, replica: Replica): Option[] {
  const begun = filterBegun(typed)
  if (!begun) return []
  const values = valuesFor(begun.filter, foldText(begun.value), replica)
  // What is already there in full needs no offer.
  if (values.some((value) => foldText(value) === foldText(begun.value))) return []
  return values.map((value) => ({
    id: `filter:${value}`,
    group: 'find.filters',
    label: `${begun.filter}:${value}`,
    ranges: matchesIn(`${begun.filter}:${value}`, [begun.value]),
    code: true,
    instead: `${typed.slice(0, begun.from)}${begun.filter}:${value} `,
  }))
}

function valuesFor(filter: string, value: string, replica: Replica): readonly string[] {
  if (filter === 'about') return replica.completeKey(value, 6).map(({ key }) => key)
  if (filter === 'has') return ['image'].filter((each) => each.startsWith(value))
  if (filter === 'since' || filter === 'until')
    return ['7d', '1m', '3m'].filter((each) => each.startsWith(value))
  const names = new Set<string>([ME])
  for (const { author } of replica.book.log.current.items) names.add(author.name)
  return [...names].filter((name) => foldText(name).startsWith(value) && !/\s/.test(name)).slice(0, 6)
}
