import type { About, NotebookView } from '../api/records'
import { difference } from '../lib/numbers'
import { firstSentence } from '../lib/text'
import type { Book } from './book'
import { byTime, targetOf } from './entries'
import type {
  AboutNode,
  AboutView,
  AmendmentView,
  AnnotationView,
  AttachmentView,
  Entry,
  ExperimentRef,
  ExperimentView,
  ResultView,
  SummaryView,
} from './types'

export type Addresses = {
  contentOf: (id: string) => string
  thumbnailOf: (id: string, width: 320 | 640 | 1280) => string
}

/** What the interface draws, built when asked for and kept until something it shows has changed. */
export class Views {
  better: NonNullable<NotebookView['better']> = {}
  /** Parents the server assumed, by experiment; asked for one at a time, shown as assumed. */
  readonly assumed = new Map<string, readonly ExperimentRef[]>()
  /** Pictures whose bytes are in this tab. */
  readonly blobs = new Map<string, string>()
  private readonly kept = new Map<string, unknown>()

  constructor(
    private readonly book: Book,
    private readonly addresses: Addresses,
  ) {
    book.watchers.add((touched) => {
      if (touched === null) this.kept.clear()
      else for (const id of touched) for (const of of ['e', 'n', 'f', 'a', 't']) this.kept.delete(of + id)
    })
  }

  private once<T>(name: string, make: () => T): T {
    const kept = this.kept.get(name)
    if (kept !== undefined) return kept as T
    const made = make()
    this.kept.set(name, made)
    return made
  }

  experiment(idOrKey: string): ExperimentView | null {
    const id = this.book.folded.has(idOrKey) ? idOrKey : this.book.resolve(idOrKey)
    const entry = id ? this.book.entries.get(id) : undefined
    return entry ? this.once(`e${entry.id}`, () => this.makeExperiment(entry)) : null
  }

  annotation(id: string): AnnotationView | null {
    const entry = this.book.entries.get(id)
    return entry?.type === 'annotation' ? this.once(`n${id}`, () => this.makeAnnotation(entry)) : null
  }

  attachment(id: string): AttachmentView | null {
    const entry = this.book.entries.get(id)
    return entry?.type === 'attachment' ? this.once(`f${id}`, () => this.makeAttachment(entry)) : null
  }

  amendment(id: string): AmendmentView | null {
    const entry = this.book.entries.get(id)
    return entry?.type === 'amendment' ? this.once(`a${id}`, () => this.makeAmendment(entry)) : null
  }

  /** What is about a record, by time, with what is about that in turn. */
  about(id: string): readonly AboutNode[] {
    return this.once(`t${id}`, () => this.thread(id, new Set([id])))
  }

  private thread(id: string, above: ReadonlySet<string>): AboutNode[] {
    const { book } = this
    const amendments = book.list(book.amendmentsOf.of(id)).filter((each) => !each.record.source)
    return [...book.list(book.aboutIds(id)), ...amendments]
      .filter((each) => !above.has(each.id))
      .sort(byTime)
      .map((each) => ({
        id: each.id,
        type: each.type as AboutNode['type'],
        time: each.time,
        children: this.thread(each.id, new Set([...above, each.id])),
      }))
  }

  private recorded(entry: Entry) {
    return {
      id: entry.id,
      author: entry.author,
      occurredAt: entry.record.occurredAt ?? entry.recordedAt ?? '',
      time: entry.time,
      recordedAt: entry.recordedAt,
      seq: entry.seq,
      redacted: entry.record.redacted ?? null,
      own: this.book.own.get(entry.id) ?? null,
    }
  }

  private makeExperiment(entry: Entry): ExperimentView {
    const { book } = this
    const folded = book.folded.get(entry.id)
    const about = book.inTime(book.aboutIds(entry.id))
    const annotations = about.filter((each) => each.type === 'annotation')
    const stated = folded?.parents ?? null
    const parents = stated ? stated.map((key) => this.ref(key)) : (this.assumed.get(entry.id) ?? [])
    return {
      ...this.recorded(entry),
      key: folded?.key ?? '',
      aliases: folded?.aliases ?? [],
      title: folded?.title ?? null,
      parents,
      parentsStated: stated !== null,
      children: this.children(entry.id),
      results: this.results(entry.id, parents[0]?.id ?? null, annotations),
      summary: this.summary(annotations),
      posted: annotations.filter((each) => each.time === entry.time).map((each) => each.id),
      attachments: about.filter((each) => each.type === 'attachment').map((each) => each.id),
      annotations: annotations.length,
      snapshots: book.snapshotsOf.count(entry.id),
      finished: folded?.finished ?? null,
      withdrawn: folded?.withdrawn ?? false,
      corrected: annotations.some((each) => each.record.kind === 'correction'),
      restore: entry.record.restore ?? null,
    }
  }

  private ref(key: string): ExperimentRef {
    const id = this.book.resolve(key)
    return { key: (id && this.book.folded.get(id)?.key) ?? key, id, assumed: false }
  }

  private children(id: string): ExperimentRef[] {
    const { book } = this
    const folded = book.folded.get(id)
    const keys = folded ? [folded.key, ...folded.aliases] : []
    const ids = new Set(
      keys.filter((key) => book.resolve(key) === id).flatMap((key) => [...book.childrenOf.of(key)]),
    )
    return book
      .inTime(ids)
      .filter((each) => !book.folded.get(each.id)?.withdrawn)
      .map((each) => ({ key: book.folded.get(each.id)?.key ?? '', id: each.id, assumed: false }))
  }

  /** Names of results that were corrected and not stated anew since. */
  private correctedResults(id: string, annotations: readonly Entry[]): ReadonlySet<string> {
    const { book } = this
    const fixes = annotations.filter(({ record }) => record.kind === 'correction' && !record.redacted)
    const stated = (name: string) =>
      [...book.list([id]), ...book.list(book.amendmentsOf.of(id))]
        .filter(({ record }) => record.results?.[name] !== undefined)
        .reduce((latest, { time }) => Math.max(latest, time), 0)
    const names = fixes.flatMap(({ record, time }) =>
      (record.about ?? []).flatMap(({ result }) =>
        result && book.resolve(result.experiment) === id && time >= stated(result.name) ? [result.name] : [],
      ),
    )
    return new Set(names)
  }

  private results(id: string, parent: string | null, annotations: readonly Entry[]): ResultView[] {
    const corrected = this.correctedResults(id, annotations)
    const before = parent ? this.book.folded.get(parent)?.results : undefined
    return [...(this.book.folded.get(id)?.results ?? [])].map(([name, value]) => {
      const from = before?.get(name) ?? null
      const change = from === null ? null : difference(value, from)
      const direction = this.better[name]
      const better =
        change === null || change === 0 || !direction ? null : change > 0 === (direction === 'higher')
      return { name, value, from, difference: change, better, corrected: corrected.has(name) }
    })
  }

  private summary(annotations: readonly Entry[]): SummaryView | null {
    const said = annotations.filter(
      (each) => each.record.text && each.record.about?.some((about) => about.experiment),
    )
    const newest = said
      .filter((each) => each.record.kind === 'summary')
      .sort((a, b) => a.order - b.order)
      .at(-1)
    const entry = newest ?? said.find((each) => each.record.kind !== 'correction')
    if (!entry) return null
    const text = entry.record.text ?? ''
    return {
      text: newest ? text : firstSentence(text),
      annotation: entry.id,
      kind: entry.record.kind ?? 'note',
      corrected: this.book
        .list(this.book.aboutIds(entry.id))
        .some((each) => each.record.kind === 'correction'),
    }
  }

  private makeAnnotation(entry: Entry): AnnotationView {
    const { record } = entry
    const about = this.book.inTime(this.book.aboutIds(entry.id)).filter((each) => each.type === 'annotation')
    return {
      ...this.recorded(entry),
      kind: record.kind ?? 'note',
      text: record.text ?? '',
      about: this.aboutViews(record.about ?? []),
      attachments: record.attachments ?? [],
      about_it: about.map((each) => each.id),
      read: this.book.inTime(this.book.readIn.of(entry.id)).map((each) => each.id),
      corrections: about
        .filter((each) => each.record.kind === 'correction')
        .flatMap((each) =>
          (each.record.about ?? [])
            .filter((target) => target.annotation === entry.id)
            .map((target) => ({ id: each.id, quote: record.redacted ? null : (target.quote ?? null) })),
        ),
    }
  }

  private aboutViews(about: readonly About[]): AboutView[] {
    return about.map((each) => {
      const target = targetOf(each)
      const id = target && this.book.idOf(target)
      const entry = id ? this.book.entries.get(id) : undefined
      if (each.annotation) {
        const label = firstSentence(entry?.record.text ?? '', 60)
        const { quote, ...rest } = each
        const said = quote && !entry?.record.redacted ? each : rest
        return { ...said, target: { type: 'annotation', id, label } }
      }
      if (each.attachment) {
        const label = entry?.record.label ?? entry?.record.fileName ?? ''
        return { ...each, target: { type: 'attachment', id, label } }
      }
      const key = each.experiment ?? each.result?.experiment ?? each.code?.experiment ?? ''
      return {
        ...each,
        target: { type: 'experiment', id, label: (id && this.book.folded.get(id)?.key) ?? key },
      }
    })
  }

  private makeAttachment(entry: Entry): AttachmentView {
    const { record } = entry
    const labels = this.book
      .list(this.book.amendmentsOf.of(entry.id))
      .filter((each) => each.record.label !== undefined)
      .sort((a, b) => a.order - b.order)
    const last = labels.at(-1)
    const mediaType = record.mediaType ?? 'application/octet-stream'
    const blob = this.blobs.get(entry.id)
    return {
      ...this.recorded(entry),
      label: (last ? last.record.label : record.label) ?? null,
      fileName: record.fileName ?? null,
      mediaType,
      size: record.size ?? 0,
      width: record.width ?? null,
      height: record.height ?? null,
      image: (record.width ?? 0) > 0 || (blob !== undefined && mediaType.startsWith('image/')),
      about: this.aboutViews(this.book.aboutNow(entry)),
      src: blob ?? this.addresses.contentOf(entry.id),
      thumbnail: (width) => blob ?? this.addresses.thumbnailOf(entry.id, width),
    }
  }

  private makeAmendment(entry: Entry): AmendmentView {
    const {
      key,
      title,
      parents,
      results,
      finished,
      withdrawn,
      label,
      experimentId,
      experiment,
      attachment,
      source,
    } = entry.record
    const stated = { key, title, parents, results: results ?? undefined, finished, withdrawn, label }
    const said = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined))
    const now = experimentId ? this.book.folded.get(experimentId)?.key : undefined
    const about = now ?? experiment
    return {
      ...this.recorded(entry),
      ...said,
      experiment: about ? { key: about, id: experimentId ?? this.book.resolve(about), assumed: false } : null,
      attachment: attachment ?? null,
      source: source ?? null,
    }
  }
}
