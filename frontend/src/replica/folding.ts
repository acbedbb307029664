import { readNumber } from '../lib/numbers'
import { byTime } from './entries'
import type { Entry, Finished } from './types'

/** What an experiment is now: its record and everything amended since. */
export type Folded = {
  key: string
  aliases: readonly string[]
  title: string | null
  /** null: nobody stated any. */
  parents: readonly string[] | null
  results: ReadonlyMap<string, number>
  finished: Finished | null
  withdrawn: boolean
}

/**
 * Derived values are those with the highest seq (results: of the latest occurredAt, then seq), so the amendments may be
 * given in any order.
 */
export function foldExperiment(experiment: Entry, amendments: readonly Entry[]): Folded {
  const record = experiment.record
  if (amendments.length === 0) {
    return {
      key: record.key ?? '',
      aliases: [],
      title: record.title ?? null,
      parents: record.parents ?? null,
      results: resultsOf([experiment]),
      finished: null,
      withdrawn: false,
    }
  }
  const folded = {
    key: record.key ?? '',
    title: record.title ?? null,
    parents: (record.parents ?? null) as readonly string[] | null,
    finished: null as Finished | null,
    withdrawn: false,
  }
  const keys = new Set([folded.key])
  for (const { record: change } of [...amendments].sort((a, b) => a.order - b.order)) {
    if (change.key) {
      folded.key = change.key
      keys.add(change.key)
    }
    if (change.title !== undefined) folded.title = change.title
    if (change.parents !== undefined) folded.parents = change.parents
    if (change.finished) folded.finished = change.finished
    if (typeof change.withdrawn === 'boolean') folded.withdrawn = change.withdrawn
  }
  keys.delete(folded.key)
  const takenBack = new Set(amendments.map(({ record: change }) => change.takesBack))
  const standing = amendments.filter(({ id }) => !takenBack.has(id))
  return { ...folded, aliases: [...keys], results: resultsOf([experiment, ...standing]) }
}

function resultsOf(entries: Entry[]): ReadonlyMap<string, number> {
  const results = new Map<string, number | null>()
  for (const entry of entries.length > 1 ? entries.sort(byTime) : entries) {
    for (const [name, value] of Object.entries(entry.record.results ?? {})) {
      results.set(name, value === null ? null : readNumber(value))
    }
  }
  for (const [name, value] of results) if (value === null) results.delete(name)
  return results as Map<string, number>
}

export function keysOf(folded: Folded | undefined): readonly string[] {
  return folded ? [folded.key, ...folded.aliases] : []
}

export function sameKeys(a: Folded | undefined, b: Folded | undefined): boolean {
  return a?.key === b?.key && sameList(a?.aliases, b?.aliases)
}

export function sameList(
  a: readonly string[] | null | undefined,
  b: readonly string[] | null | undefined,
): boolean {
  if (a === b) return true
  if (!a || !b || a.length !== b.length) return false
  return a.every((each, i) => each === b[i])
}
