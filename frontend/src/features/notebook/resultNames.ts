import type { Entry } from '../../replica/types'

/** The names of results that occur, the commonest first; no more than anybody sets by hand. */
export function resultNames(entries: Iterable<Entry>, atMost = 60): string[] {
  const counted = new Map<string, number>()
  for (const { record } of entries)
    for (const name of Object.keys(record.results ?? {})) counted.set(name, (counted.get(name) ?? 0) + 1)
  return [...counted]
    .sort((a, b) => b[1] - a[1])
    .slice(0, atMost)
    .map(([name]) => name)
}
