import type { About } from '../api/records'
import { KeyIndex } from '../lib/mentions'
import { byTime, redactedEntry, takesAll, targetOf } from './entries'
import { type Folded, foldExperiment, keysOf, sameKeys, sameList } from './folding'
import { Links } from './links'
import { LogIndex } from './logIndex'
import { rowOf } from './logRows'
import { Topics } from './topics'
import type { Entry, Own } from './types'

/** From so many records at once on, everything is simply looked at again. */
const MANY = 64

/**
 * All records of a notebook in memory and what follows from them. What it says depends only on which records it was
 * given, never on their order.
 */
export class Book {
  readonly entries = new Map<string, Entry>()
  readonly folded = new Map<string, Folded>()
  readonly own = new Map<string, Own>()
  readonly log = new LogIndex()
  readonly topics = new Topics()
  /** Told which records changed, before anybody is notified; null: all of them. */
  readonly watchers = new Set<(touched: ReadonlySet<string> | null) => void>()
  readonly snapshotsOf = new Links()
  readonly usedBy = new Links()
  readonly amendmentsOf = new Links()
  /** Results that were read in an annotation's words: annotation → amendments. */
  readonly readIn = new Links()
  readonly childrenOf = new Links()
  /** Attachments that wait in somebody's draft: not lone, though nothing names them yet. */
  hidden: ReadonlySet<string> = new Set()
  private readonly aboutOf = new Links()
  /** How many speak of an experiment by its name alone. */
  private byName = 0
  private readonly aboutBy = new Map<string, string[]>()
  private readonly claims = new Links()
  private index: KeyIndex | null = null
  private readonly redactions = new Map<string, Entry>()

  /** Takes records in and own ones back. Returns those that a redaction emptied, to be emptied in the store too. */
  change(come: readonly Entry[], gone: readonly string[] = []): Entry[] {
    const seen = new Set<string>()
    const experiments = new Set<string>()
    const emptied: Entry[] = []
    for (const id of gone) {
      const entry = this.entries.get(id)
      if (entry?.seq === null) this.unlink(entry, seen, experiments)
    }
    for (const entry of come) {
      const before = this.entries.get(entry.id)
      if (before && before.seq !== null && (before.record.redacted || !entry.record.redacted)) continue
      if (before) this.unlink(before, seen, experiments)
      const redaction = this.redactions.get(entry.id)
      const now = redaction ? redactedEntry(entry, redaction) : entry
      if (now !== entry) emptied.push(now)
      this.link(now, seen, experiments)
      if (entry.seq !== null) this.own.delete(entry.id)
      if (takesAll(entry)) this.empty(entry, emptied, seen, experiments)
    }
    if (seen.size > 0) this.settle(seen, experiments)
    return emptied
  }

  private empty(redaction: Entry, emptied: Entry[], seen: Set<string>, experiments: Set<string>): void {
    const id = redaction.record.record ?? ''
    if (!this.redactions.has(id)) this.redactions.set(id, redaction)
    const entry = this.entries.get(id)
    if (!entry || entry.record.redacted) return
    this.unlink(entry, seen, experiments)
    const left = redactedEntry(entry, redaction)
    emptied.push(left)
    this.link(left, seen, experiments)
  }

  private link(entry: Entry, seen: Set<string>, experiments: Set<string>): void {
    this.entries.set(entry.id, entry)
    seen.add(entry.id)
    const { record } = entry
    if (entry.type === 'experiment') experiments.add(entry.id)
    else if (entry.type === 'annotation') {
      this.pointAbout(entry.id, record.about)
      for (const id of record.attachments ?? []) this.usedBy.add(id, entry.id)
    } else if (entry.type === 'attachment') this.pointAbout(entry.id, this.aboutNow(entry))
    else if (entry.type === 'snapshot' && record.experimentId) {
      this.snapshotsOf.add(record.experimentId, entry.id)
      experiments.add(record.experimentId)
    } else if (entry.type === 'amendment') this.amend(entry, seen, experiments)
  }

  private unlink(entry: Entry, seen: Set<string>, experiments: Set<string>): void {
    const { record } = entry
    for (const id of [entry.id, ...this.targetsOf(entry.id), ...(record.attachments ?? [])]) seen.add(id)
    this.entries.delete(entry.id)
    if (entry.type === 'experiment') experiments.add(entry.id)
    this.pointAbout(entry.id, null)
    for (const id of record.attachments ?? []) this.usedBy.remove(id, entry.id)
    if (entry.type === 'snapshot' && record.experimentId)
      this.snapshotsOf.remove(record.experimentId, entry.id)
    if (entry.type === 'amendment') this.amend(entry, seen, experiments, true)
  }

  private amend(entry: Entry, seen: Set<string>, experiments: Set<string>, away = false): void {
    const { experimentId, attachment, source } = entry.record
    if (source) {
      if (away) this.readIn.remove(source, entry.id)
      else this.readIn.add(source, entry.id)
      seen.add(source)
    }
    const target = experimentId ?? attachment
    if (!target) return
    if (away) this.amendmentsOf.remove(target, entry.id)
    else this.amendmentsOf.add(target, entry.id)
    if (experimentId) experiments.add(experimentId)
    else {
      const amended = this.entries.get(target)
      for (const each of this.targetsOf(target)) seen.add(each)
      if (amended) this.pointAbout(target, this.aboutNow(amended))
      seen.add(target)
    }
  }

  private pointAbout(id: string, about: readonly About[] | null | undefined): void {
    const before = this.aboutBy.get(id)
    if (before) {
      for (const target of before) this.aboutOf.remove(target, id)
      this.byName -= before.filter(isName).length
      this.aboutBy.delete(id)
    }
    if (!about || about.length === 0) return
    const targets = about.map(targetOf).filter((target) => target !== null)
    for (const target of targets) this.aboutOf.add(target, id)
    this.byName += targets.filter(isName).length
    this.aboutBy.set(id, targets)
  }

  /** Refolds what changed, moves rows of the log, tells who listens. */
  private settle(seen: Set<string>, experiments: Set<string>): void {
    const names = new Set<string>()
    const topics = new Set(['records'])
    for (const id of experiments) if (this.refold(id, names)) topics.add('keys')
    const rows = new Set([...seen, ...experiments])
    for (const id of [...rows]) {
      for (const each of this.aboutIds(id)) rows.add(each)
      for (const each of this.amendmentsOf.of(id)) rows.add(each)
      if (this.aboutBy.has(id)) for (const each of this.targetsOf(id)) rows.add(each)
      for (const each of this.entries.get(id)?.record.attachments ?? []) rows.add(each)
    }
    if (this.byName > 0)
      for (const name of names) for (const each of this.aboutOf.of(`key:${name}`)) rows.add(each)
    if (this.log.update(rows, (id) => rowOf(this, id))) topics.add('log')
    if (seen.size > MANY) {
      for (const watch of this.watchers) watch(null)
      this.topics.emitAll()
    } else this.tell(this.touchedBy(rows, names), topics)
  }

  /** Whether its keys changed. Adds every name it has or had, and every name of a parent it has or had. */
  private refold(id: string, names: Set<string>): boolean {
    const before = this.folded.get(id)
    const entry = this.entries.get(id)
    const now =
      entry?.type === 'experiment' ? foldExperiment(entry, this.list(this.amendmentsOf.of(id))) : undefined
    const renamed = !sameKeys(before, now)
    if (renamed) {
      for (const key of keysOf(before)) this.claims.remove(key, id)
      for (const key of keysOf(now)) {
        this.claims.add(key, id)
        this.index?.add(key)
      }
      if (keysOf(before).some((key) => !this.claims.has(key))) this.index = null
    }
    if (!sameList(before?.parents, now?.parents)) {
      for (const key of before?.parents ?? []) this.childrenOf.remove(key, id)
      for (const key of now?.parents ?? []) this.childrenOf.add(key, id)
    }
    for (const folded of [before, now])
      for (const key of [...keysOf(folded), ...(folded?.parents ?? [])]) names.add(key)
    if (now) this.folded.set(id, now)
    else this.folded.delete(id)
    return renamed
  }

  /** The records whose picture may have changed: what those rows are about, upwards; who has a name or says it. */
  private touchedBy(rows: ReadonlySet<string>, names: ReadonlySet<string>): Set<string> {
    const touched = new Set<string>(rows)
    for (const name of names) {
      touched.add(`key:${name}`)
      for (const id of this.claims.of(name)) touched.add(id)
      for (const id of this.childrenOf.of(name)) touched.add(id)
    }
    const up = (id: string) => {
      for (const target of this.targetsOf(id)) {
        if (touched.has(target)) continue
        touched.add(target)
        up(target)
      }
    }
    for (const id of rows) up(id)
    return touched
  }

  /** Says that these changed, without any record having come or gone. */
  tell(touched: ReadonlySet<string>, topics: Set<string> = new Set()): void {
    for (const watch of this.watchers) watch(touched)
    for (const id of touched) {
      topics.add(id)
      for (const key of keysOf(this.folded.get(id))) topics.add(`key:${key}`)
    }
    this.topics.emit(topics)
  }

  setOwn(id: string, own: Own | null): void {
    if (own) this.own.set(id, own)
    else if (!this.own.delete(id)) return
    this.tell(new Set([id]))
  }

  setHidden(hidden: ReadonlySet<string>): void {
    const rows = new Set([...this.hidden, ...hidden])
    this.hidden = hidden
    if (this.log.update(rows, (id) => rowOf(this, id))) this.topics.emit(['log'])
  }

  /** The experiment a text names: by its main key before any alias, the earliest before any later. */
  resolve(key: string): string | null {
    let best: Entry | null = null
    let bestIsMain = false
    for (const id of this.claims.of(key)) {
      const entry = this.entries.get(id)
      if (!entry) continue
      const isMain = this.folded.get(id)?.key === key
      if (!best || (isMain && !bestIsMain) || (isMain === bestIsMain && entry.order < best.order)) {
        best = entry
        bestIsMain = isMain
      }
    }
    return best?.id ?? null
  }

  /** What is directly about a record: annotations and attachments. */
  aboutIds(id: string): Iterable<string> {
    const keys = this.byName > 0 ? keysOf(this.folded.get(id)) : []
    if (keys.length === 0) return this.aboutOf.of(id)
    const ids = new Set(this.aboutOf.of(id))
    for (const key of keys)
      if (this.resolve(key) === id) for (const each of this.aboutOf.of(`key:${key}`)) ids.add(each)
    return ids
  }

  /** The records something is about, as far as they can be named by an id; an amendment is about what it amends. */
  targetsOf(id: string): readonly string[] {
    const entry = this.entries.get(id)
    const amended =
      entry?.type === 'amendment' ? (entry.record.experimentId ?? entry.record.attachment) : undefined
    if (amended) return [amended]
    const targets = this.aboutBy.get(id) ?? []
    return targets.map((target) => this.idOf(target)).filter((target) => target !== null)
  }

  idOf(target: string): string | null {
    return target.startsWith('key:') ? this.resolve(target.slice(4)) : target
  }

  /** What an attachment is about, amendments included. */
  aboutNow(entry: Entry): readonly About[] {
    const amended = this.list(this.amendmentsOf.of(entry.id)).filter((each) => each.record.about)
    const latest = amended.sort((a, b) => a.order - b.order).at(-1)
    return latest?.record.about ?? entry.record.about ?? []
  }

  keys(): string[] {
    return [...this.claims.names()]
  }

  /** The same keys, to be found in texts. */
  get keyIndex(): KeyIndex {
    this.index ??= new KeyIndex(this.claims.names())
    return this.index
  }

  list(ids: Iterable<string>): Entry[] {
    const entries: Entry[] = []
    for (const id of ids) {
      const entry = this.entries.get(id)
      if (entry) entries.push(entry)
    }
    return entries
  }

  inTime(ids: Iterable<string>): Entry[] {
    return this.list(ids).sort(byTime)
  }

  /** Forgets everything the journal said; own records that are not in it yet stay. */
  clear(): void {
    const own = [...this.entries.values()].filter((entry) => entry.seq === null)
    for (const links of [
      this.snapshotsOf,
      this.usedBy,
      this.amendmentsOf,
      this.readIn,
      this.childrenOf,
      this.aboutOf,
      this.claims,
    ])
      links.clear()
    this.index = null
    this.byName = 0
    for (const map of [this.entries, this.folded, this.aboutBy, this.redactions]) map.clear()
    this.log.clear()
    this.change(own)
    for (const watch of this.watchers) watch(null)
    this.topics.emitAll()
  }
}

const isName = (target: string) => target.startsWith('key:')
