import { useEffect, useMemo, useState } from 'react'
import type { SearchHit } from '../../api/records'
import { go } from '../../app/going'
import { paths } from '../../app/paths'
import type { Range } from '../../lib/matches'
import type { Query } from '../../lib/query'
import { dayOf, timeOf } from '../../lib/time'
import { useReplica, useStatus } from '../../replica/react'
import type { Search } from '../../replica/search'
import { lineLength, type Option } from './options'

type Deep = {
  found: readonly Option[]
  state: 'none' | 'asking' | 'answered' | 'unreached'
}
const NONE: Deep = { found: [], state: 'none' }
const ASKING: Deep = { found: [], state: 'asking' }
const PAUSE = 120
const DAY = 86_400_000
const LINE = 110

/**
 * What only the server has: code and excerpts, and while a first visit still fills in, the words that are not here yet.
 * Asked when nobody has typed for a moment; it stands below what memory found and never moves that.
 */
export function useDeepSearch(query: Query, options: readonly { id: string }[], search: Search): Deep {
  const { slug, around, book } = useReplica()
  const { phase } = useStatus()
  const [answer, setAnswer] = useState({ ...NONE, asked: '' })
  const asked = askedOf(query)
  const within = phase === 'complete' ? 'excerpts,code' : 'keys,text,excerpts,code'
  const { since, until } = query
  useEffect(() => {
    if (!asked) return
    const end = new AbortController()
    const timer = setTimeout(() => {
      around.sessions.api.search(slug, asked, within, end.signal).then(
        ({ items }) => {
          const hits = items.filter(({ occurredAt }) => isBetween(timeOf(occurredAt), since, until))
          setAnswer({ asked, state: 'answered', found: hits.map((hit) => optionOf(hit, slug)) })
        },
        () => {
          if (!end.signal.aborted) setAnswer({ asked, state: 'unreached', found: [] })
        },
      )
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      end.abort()
    }
  }, [asked, within, since, until, slug, around])
  const beyond = useMemo(() => {
    if (answer.asked !== asked || answer.found.length === 0) return NONE.found
    const known = new Set(options.map(({ id }) => id))
    const { items } = book.log.current
    // The answer took a while: all of it has long been counted.
    search.look()
    for (let n = 0; n < search.count; n++) known.add(items[search.place(n)]?.id ?? '')
    return answer.found.filter(({ id }) => !known.has(id))
  }, [answer, asked, options, search, book])
  if (!asked) return NONE
  if (answer.asked !== asked) return ASKING
  return { state: answer.state, found: beyond }
}

/** The same question in the server's words; empty where there is no word to look for. */
function askedOf({ words, by, about, image, since, until }: Query): string {
  if (words.length === 0) return ''
  return [
    ...words.map((word) => (/\s/.test(word) ? `"${word}"` : word)),
    ...(by ? [`by:${by}`] : []),
    ...(about ? [`about:${about}`] : []),
    // Days are the server's own there: asked for one more at each end, and counted here by the reader's clock.
    ...(since === null ? [] : [`since:${dayOf(since - DAY)}`]),
    ...(until === null ? [] : [`until:${dayOf(until + DAY)}`]),
    ...(image ? ['has:image'] : []),
  ].join(' ')
}

const isBetween = (time: number, since: number | null, until: number | null) =>
  (since === null || time >= since) && (until === null || time < until)

function optionOf(hit: SearchHit, slug: string): Option {
  const { record, experiment, path, author, occurredAt } = hit
  const { text, ranges, line } = lineOf(hit)
  const its = { at: timeOf(occurredAt), by: author.name }
  if (path !== undefined && experiment !== undefined) {
    return {
      ...its,
      id: `${record}:${path}:${hit.line}`,
      group: 'find.code',
      label: experiment,
      ranges: [],
      code: true,
      words: { text, ranges, from: `${path}:${line}` },
      run: () => go(paths.code(slug, experiment, path, String(line))),
    }
  }
  return {
    ...its,
    id: record,
    group: 'find.server',
    label: experiment ?? text,
    ranges: experiment === undefined ? ranges : [],
    code: experiment !== undefined,
    words: experiment === undefined || experiment === text ? undefined : { text, ranges },
    run: () => go(experiment === undefined ? paths.at(slug, record) : paths.experiment(slug, experiment)),
  }
}

/** As much of a line as is seen, from a little before its first match; `cut`: how far what is left moved. */
function around(line: string, match: number): { text: string; cut: number } {
  const room = lineLength()
  if (match < room * 0.7) return { text: line.slice(0, LINE), cut: 0 }
  const from = match - Math.floor(room / 3)
  return { text: `…${line.slice(from, from + LINE)}`, cut: 1 - from }
}

/** The one line in which the first match stands. */
function lineOf({ text, ranges, line }: SearchHit): { text: string; ranges: Range[]; line: number } {
  const first = ranges[0]?.start ?? 0
  const begin = text.lastIndexOf('\n', first - 1) + 1
  const next = text.indexOf('\n', first)
  const whole = text.slice(begin, next < 0 ? undefined : next)
  const skipped = begin + whole.length - whole.trimStart().length
  const { text: shown, cut } = around(whole.trim(), first - skipped)
  const moved = cut - skipped
  const within = ranges
    .map(({ start, end }): Range => [start + moved, Math.min(end + moved, shown.length)])
    .filter(([start, end]) => start >= 0 && end > start)
  return { text: shown, ranges: within, line: (line ?? 1) + text.slice(0, begin).split('\n').length - 1 }
}
