import type { Failure } from '../api/errors'
import type { Me, MyNotebook, NotebookView, RecordType } from '../api/records'
import { findKeys } from '../lib/mentions'
import { Book } from './book'
import { Drafts } from './drafts'
import { Finder } from './finding'
import { Opened } from './opened'
import { Searcher } from './searching'
import type { Sessions } from './session'
import { OPENING } from './status'
import type { Timing } from './sync'
import type { Locks } from './tabs'
import type {
  AmendmentView,
  AnnotationView,
  AttachmentAmendment,
  AttachmentView,
  ExperimentAmendment,
  ExperimentRef,
  ExperimentView,
  NewAnnotation,
  NewExperiment,
  NotebookInfo,
  Status,
  UploadOptions,
  Written,
} from './types'
import { Views } from './views'
import { newAmendment, newAnnotation, newAttachment, newExperiment, newId, written } from './writing'

export type Surroundings = { sessions: Sessions; locks?: Locks | undefined; timing?: Timing }

/** One notebook, as this tab has it: everything the interface reads and writes. */
export class Replica {
  readonly book = new Book()
  readonly views: Views
  readonly drafts = new Drafts((id) => void this.undo(id))
  readonly finder: Finder
  readonly searcher: Searcher
  private now: Status = OPENING
  private info: NotebookInfo | null = null
  private opened: Opened | null = null
  private readonly whenOpen: ((opened: Opened) => void)[] = []
  private readonly unsubscribe: () => void
  private readonly asked = new Set<string>()

  constructor(
    readonly slug: string,
    readonly around: Surroundings,
  ) {
    const { api } = around.sessions
    this.views = new Views(this.book, {
      contentOf: (id) => api.contentOf(slug, id),
      thumbnailOf: (id, width) => api.thumbnailOf(slug, id, width),
    })
    this.finder = new Finder(this.book)
    this.searcher = new Searcher(this.book, this.finder, () => around.sessions.me()?.person.id ?? null)
    this.unsubscribe = around.sessions.subscribe(() => this.identify())
    this.identify()
    if (!this.opened) void around.sessions.refresh()
  }

  get status(): Status {
    return this.now
  }

  get notebook(): NotebookInfo | null {
    return this.info
  }

  readonly write = {
    annotation: (given: NewAnnotation): string =>
      this.put(given.id, (id, as) => newAnnotation(as, { ...given, id })),
    experiment: (given: NewExperiment): string =>
      this.put(given.id, (id, as) => newExperiment(as, { ...given, id })),
    amendment: (given: ExperimentAmendment | AttachmentAmendment): string =>
      this.put(undefined, (id, as) => newAmendment(as, { ...given, id })),
    upload: (file: File | Blob, options: UploadOptions = {}): { id: string; done: Promise<void> } => {
      const id = newId()
      if (!options.about?.length) this.drafts.uploading(id)
      this.views.blobs.set(id, URL.createObjectURL(file))
      const done = new Promise<void>((resolve, reject) => {
        this.once((opened) => {
          const entry = newAttachment(opened.writer, file, { ...options, id })
          const onEnd = (failure: Failure | null) => (failure ? reject(failure) : resolve())
          opened.outbox.upload(id, { onProgress: options.onProgress, onEnd }, options.signal)
          // A picture's name says nothing here, and without one it stays out of the log until its words are posted.
          const name = file instanceof File && !file.type.startsWith('image/') ? file.name : null
          opened.outbox.add(entry, { bytes: file.arrayBuffer(), type: file.type, name })
        })
      })
      done.catch(() => {})
      return { id, done }
    },
  }

  async undo(id: string): Promise<Written | null> {
    const entry = await this.ask((outbox) => outbox.undo(id))
    return entry ? written(entry) : null
  }

  retry(id: string, change: { text?: string } = {}): void {
    void this.ask((outbox) => outbox.retry(id, change))
  }

  async takeBack(id: string): Promise<Written | null> {
    const entry = await this.ask((outbox) => outbox.takeBack(id))
    return entry ? written(entry) : null
  }

  failed(): readonly string[] {
    return this.outgoing((state) => state === 'failed')
  }

  unsent(): readonly string[] {
    return this.outgoing((state) => state !== 'failed')
  }

  private outgoing(which: (state: string) => boolean): string[] {
    return [...(this.opened?.outbox?.entries.values() ?? [])]
      .filter((each) => which(each.state))
      .map((each) => each.id)
  }

  discardDraft(place: string): void {
    this.drafts.discard(
      place,
      this.ask((outbox) => outbox.settled()),
    )
  }

  resolveKey(text: string): string | null {
    return this.book.resolve(text.normalize('NFC'))
  }

  completeKey(prefix: string, limit = 12): readonly { key: string; id: string }[] {
    return this.finder.complete(prefix, limit)
  }

  /** The known keys a text names, in its order, as one string: the same for as long as they are the same. */
  keysIn(text: string): string {
    return findKeys(text, this.book.keyIndex)
      .map(({ key }) => key)
      .join(' ')
  }

  keys(): readonly string[] {
    return this.book.keys()
  }

  indexOf(id: string): number {
    return this.book.log.indexOf(id)
  }

  /** What the hooks give, without listening: the same objects. */
  experiment(idOrKey: string): ExperimentView | null {
    return this.views.experiment(idOrKey)
  }

  annotation(id: string): AnnotationView | null {
    return this.views.annotation(id)
  }

  attachment(id: string): AttachmentView | null {
    return this.views.attachment(id)
  }

  amendment(id: string): AmendmentView | null {
    return this.views.amendment(id)
  }

  /** The row of the log where a record is to be seen whole. */
  placeOf(id: string): string | null {
    return this.finder.placeOf(id)
  }

  typeOf(id: string): RecordType | null {
    return this.book.entries.get(id)?.type ?? null
  }

  /** Asks once which parents the server takes an experiment to have that states none. */
  async assume(id: string): Promise<void> {
    const view = this.views.experiment(id)
    if (!view || view.parentsStated || view.seq === null || this.asked.has(view.id)) return
    this.asked.add(view.id)
    try {
      const parents = await this.around.sessions.api.parents(this.slug, view.key)
      const assumed = parents.filter((each) => each.assumed)
      const refs = assumed.map(
        ({ key }): ExperimentRef => ({ key, id: this.book.resolve(key), assumed: true }),
      )
      if (refs.length === 0) return
      this.views.assumed.set(view.id, refs)
      this.book.tell(new Set([view.id]))
    } catch {
      this.asked.delete(view.id)
    }
  }

  /** Page hidden or closed: what is only in memory is written. */
  leave(): void {
    this.drafts.leave()
    this.opened?.leave()
  }

  wake(reconnect = false): void {
    if (!this.opened) void this.around.sessions.refresh()
    this.opened?.wake(reconnect)
  }

  async close(): Promise<void> {
    this.unsubscribe()
    const { opened } = this
    this.opened = null
    opened?.leave()
    const last = this.drafts.unsettle()
    await (opened ? opened.close(last) : last)
    for (const url of this.views.blobs.values()) URL.revokeObjectURL(url)
  }

  /** Opens what belongs to whoever is here; closes what belonged to somebody else. */
  private identify(): void {
    const session = this.around.sessions.current
    const me = 'me' in session ? session.me : null
    if (session.state === 'signedOut') {
      this.set({ signedOut: true })
      if (!me) this.forget()
      return
    }
    if (session.state === 'offline') this.set({ link: 'offline', failure: session.failure })
    const notebook = me?.notebooks.find((each) => each.slug === this.slug)
    if (!me) return
    if (!notebook) {
      if (session.state === 'signedIn' && !session.stale) {
        this.forget()
        this.set({ phase: 'gone' })
      }
      return
    }
    if (this.now.signedOut) this.set({ signedOut: false })
    if (this.opened?.is(me.person.id, notebook.id)) this.opened.wake(false)
    else this.open(me, notebook)
  }

  private open(me: Me, notebook: MyNotebook): void {
    this.forget()
    this.set({ ...OPENING })
    this.know({ ...notebook, sharing: 'writers', better: {} })
    const mine = () => this.opened === opened
    const opened: Opened = new Opened(this, me, notebook, {
      set: (change) => mine() && this.set(change),
      know: (view) => mine() && this.know(view),
    })
    this.opened = opened
    opened.start()
    for (const work of this.whenOpen.splice(0)) this.once(work)
  }

  private forget(): void {
    const { opened } = this
    if (!opened) return
    this.opened = null
    void opened.close(this.drafts.unsettle())
    this.book.change([], [...(opened.outbox?.entries.keys() ?? [])])
    this.book.clear()
  }

  /** What is done for whoever is here stays theirs, also when somebody else comes before there is an outbox. */
  private once(work: (opened: Opened) => void): void {
    const { opened } = this
    if (opened) opened.whenReady(() => work(opened))
    else this.whenOpen.push(work)
  }

  /** What the outbox answers; null where nobody is here to have one. */
  private async ask<T>(question: (outbox: Opened['outbox']) => Promise<T>): Promise<T | null> {
    if (!this.opened) return null
    return new Promise((resolve) => this.once(({ outbox }) => resolve(question(outbox))))
  }

  private put(
    given: string | undefined,
    make: (id: string, as: Opened['writer']) => Parameters<Opened['outbox']['add']>[0],
  ): string {
    const id = given ?? newId()
    this.once((opened) => opened.outbox.add(make(id, opened.writer)))
    return id
  }

  private set(change: Partial<Status>): void {
    const next = { ...this.now, ...change }
    const keys = Object.keys(next) as (keyof Status)[]
    if (keys.every((key) => next[key] === this.now[key])) return
    // For frontend/bench, and for whoever looks with the browser's own tools.
    if (next.phase !== this.now.phase) performance.mark(`tsuiki ${next.phase}`)
    this.now = next
    this.book.topics.emit(['status'])
  }

  private know(view: NotebookView): void {
    const { id, slug, title, role, archived, sharing, better } = view
    this.info = { id, slug, title, role, archived, sharing, better: better ?? {} }
    const changed = JSON.stringify(this.views.better) !== JSON.stringify(better ?? {})
    this.views.better = better ?? {}
    this.book.topics.emit(['notebook'])
    if (changed) for (const watch of this.book.watchers) watch(null)
    if (changed) this.book.topics.emitAll()
  }
}
