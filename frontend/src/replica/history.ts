import { readNumber } from '../lib/numbers'
import type { Book } from './book'
import { byTime } from './entries'
import type { Entry } from './types'

/** One thing that was stated about an experiment, what it took the place of, and whether it still counts. */
export type Change = {
  readonly what: 'key' | 'title' | 'parents' | 'result' | 'withdrawn'
  /** A result's name. */
  readonly name: string | null
  readonly from: string | readonly string[] | number | boolean | null
  readonly to: string | readonly string[] | number | boolean | null
  readonly inForce: boolean
}

type Stated = { entry: Entry; what: Change['what']; name: string | null; to: Change['to'] }

/** What each amendment of an experiment changed, by the amendment's id. */
export function historyOf(book: Book, experiment: string): ReadonlyMap<string, readonly Change[]> {
  const posted = book.entries.get(experiment)
  const amendments = book.list(book.amendmentsOf.of(experiment))
  const stated = [...(posted ? [posted] : []), ...amendments].flatMap(statementsOf)
  const chains = new Map<string, Stated[]>()
  for (const each of stated) {
    const chain = `${each.what} ${each.name ?? ''}`
    chains.set(chain, [...(chains.get(chain) ?? []), each])
  }
  const changes = new Map<string, Change[]>()
  for (const chain of chains.values()) {
    // Of results the latest counts, of everything else what was stated last: as when they are folded.
    chain.sort((a, b) => (a.what === 'result' ? byTime(a.entry, b.entry) : a.entry.order - b.entry.order))
    chain.forEach(({ entry, what, name, to }, at) => {
      if (entry.id === experiment) return
      const from = chain[at - 1]?.to ?? null
      const change = { what, name, from, to, inForce: at === chain.length - 1 }
      changes.set(entry.id, [...(changes.get(entry.id) ?? []), change])
    })
  }
  return changes
}

function statementsOf(entry: Entry): Stated[] {
  const { key, title, parents, results, withdrawn } = entry.record
  const stated: Stated[] = []
  if (key) stated.push({ entry, what: 'key', name: null, to: key })
  if (title !== undefined) stated.push({ entry, what: 'title', name: null, to: title })
  if (parents !== undefined) stated.push({ entry, what: 'parents', name: null, to: parents })
  if (typeof withdrawn === 'boolean') stated.push({ entry, what: 'withdrawn', name: null, to: withdrawn })
  for (const [name, value] of Object.entries(results ?? {}))
    stated.push({ entry, what: 'result', name, to: value === null ? null : readNumber(value) })
  return stated
}
