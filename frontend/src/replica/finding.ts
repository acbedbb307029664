import { findKeys } from '../lib/mentions'
import { foldText } from '../lib/text'
import type { Book } from './book'
import type { Entry } from './types'

type Named = { key: string; id: string; folded: string }
/** An excerpt's name, and where it was last made by hand. */
export type ExcerptNamed = { name: string; folded: string; time: number; author: string }

/** Looking things up in memory: keys being typed, mentions of a key, where a record stands. */
export class Finder {
  private names: Named[] | null = null
  private excerpts: ExcerptNamed[] | null = null
  private readonly mentions = new Map<string, readonly string[]>()

  constructor(private readonly book: Book) {
    book.watchers.add((touched) => {
      this.names = null
      this.excerpts = null
      if (touched === null) {
        this.mentions.clear()
      } else for (const id of touched) this.touched(id)
    })
  }

  private touched(id: string): void {
    this.mentions.delete(id)
    const text = this.book.entries.get(id)?.record.text
    for (const [experiment, ids] of this.mentions) {
      const said = text !== undefined && this.mentionsOf(experiment, text) && this.isElsewhere(id, experiment)
      if (said !== ids.includes(id)) this.mentions.delete(experiment)
    }
  }

  /** Keys for what has been typed so far: those that begin with it, then those that have it, newest first. */
  complete(typed: string, limit: number): readonly { key: string; id: string }[] {
    const wanted = foldText(typed)
    this.names ??= this.book
      .list(this.book.folded.keys())
      .filter((each) => !this.book.folded.get(each.id)?.withdrawn && !each.record.redacted)
      .sort((a, b) => b.time - a.time || b.order - a.order)
      .map(({ id }) => {
        const key = this.book.folded.get(id)?.key ?? ''
        return { key, id, folded: foldText(key) }
      })
    const first: Named[] = []
    const then: Named[] = []
    for (const name of this.names) {
      if (first.length >= limit) break
      if (name.folded.startsWith(wanted)) first.push(name)
      else if (then.length < limit && name.folded.includes(wanted)) then.push(name)
    }
    return [...first, ...then].slice(0, limit).map(({ key, id }) => ({ key, id }))
  }

  /** Names of excerpts that have all of these words, those begun with the first of them first, else the latest first. */
  excerptsNamed(words: readonly string[], limit: number): readonly ExcerptNamed[] {
    this.excerpts ??= this.allExcerpts()
    const found = this.excerpts.filter(({ folded }) => words.every((word) => folded.includes(word)))
    const begins = ({ folded }: ExcerptNamed) => folded.startsWith(words[0] ?? '')
    return [...found.filter(begins), ...found.filter((each) => !begins(each))].slice(0, limit)
  }

  private allExcerpts(): ExcerptNamed[] {
    const latest = new Map<string, Entry>()
    for (const entry of this.book.entries.values()) {
      const { name, redacted } = entry.record
      if (entry.type !== 'excerpt' || name === undefined || redacted) continue
      if ((latest.get(name)?.order ?? 0) < entry.order) latest.set(name, entry)
    }
    return [...latest]
      .map(([name, { time, author }]) => ({ name, folded: foldText(name), time, author: author.name }))
      .sort((a, b) => b.time - a.time)
  }

  /** Annotations that are not about an experiment but have one of its keys in their text, by time. */
  mentioning(id: string): readonly string[] {
    const known = this.mentions.get(id)
    if (known) return known
    const keys = this.keysOf(id)
    const ids = [...this.book.entries.values()]
      .filter((each) => {
        const { text } = each.record
        return text !== undefined && keys.some((key) => text.includes(key)) && this.mentionsOf(id, text)
      })
      .filter((each) => this.isElsewhere(each.id, id))
      .sort((a, b) => a.time - b.time || a.order - b.order)
      .map((each: Entry) => each.id)
    this.mentions.set(id, ids)
    return ids
  }

  private keysOf(id: string): readonly string[] {
    const folded = this.book.folded.get(id)
    return folded ? [folded.key, ...folded.aliases] : []
  }

  /** A longer key that has this one in it (`encoder 2` beside `encoder`) is somebody else's mention. */
  private mentionsOf(id: string, text: string): boolean {
    return findKeys(text, this.book.keyIndex).some(({ key }) => this.book.resolve(key) === id)
  }

  private isElsewhere(id: string, experiment: string): boolean {
    return this.book.entries.get(id)?.type === 'annotation' && !this.book.targetsOf(id).includes(experiment)
  }

  placeOf(id: string): string | null {
    const seen = new Set<string>()
    const up = (each: string): string | null => {
      if (seen.has(each)) return null
      seen.add(each)
      const users = this.book.inTime(this.book.usedBy.of(each)).map((entry) => entry.id)
      const targets = [...this.book.targetsOf(each), ...users]
      for (const target of targets) {
        const place = up(target)
        if (place) return place
      }
      return this.book.log.has(each) ? each : null
    }
    return up(id)
  }
}
