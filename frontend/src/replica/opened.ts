import { type Failure, failureOf } from '../api/errors'
import type { JournalItem, Me, MyNotebook, NotebookView } from '../api/records'
import { breath, painted } from '../lib/wait'
import { takeOwn, takeShelf } from './ahead'
import { entryOf, itemOf } from './entries'
import { itemsIn, Keeper, parted } from './keeper'
import { Link } from './link'
import { Outbox } from './outbox'
import { inMemory, type OwnDb } from './ownStore'
import { extend, type Held, holdsAll, holdsNothing, isHeld, NOTHING } from './range'
import type { Replica } from './replica'
import { type Kept, storeName } from './store'
import { makesStale, type Reader, Sync } from './sync'
import { type Message, Tabs } from './tabs'
import type { Entry, Status } from './types'
import type { Writer } from './writing'

type Tell = { set: (change: Partial<Status>) => unknown; know: (view: NotebookView) => unknown }

/** A notebook opened by a person: where its records come from and go to. Ends when somebody else signs in. */
export class Opened implements Reader {
  held: Held = NOTHING
  epoch = ''
  ready = false
  outbox!: Outbox
  private readonly tabs: Tabs
  private keeper: Keeper | null = null
  private sync: Sync | null = null
  private early: Message[] | null = []
  private db: OwnDb | null = null
  private waiting: (() => void)[] = []
  private started: Promise<void> = Promise.resolve()
  private closed = false
  private readonly link: Link

  constructor(
    private readonly replica: Replica,
    private readonly me: Me,
    private readonly notebook: MyNotebook,
    private readonly tell: Tell,
  ) {
    this.tabs = new Tabs(storeName(me.person.id, notebook.id), replica.around.locks)
    this.link = new Link({
      sessions: replica.around.sessions,
      tabs: this.tabs,
      set: tell.set,
      lastSeq: () => replica.status.lastSeq,
    })
  }

  is(person: string, notebook: string): boolean {
    return this.me.person.id === person && this.notebook.id === notebook
  }

  get writer(): Writer {
    const { id, name } = this.me.person
    return {
      book: this.replica.book,
      notebook: this.notebook.id,
      author: { id, name },
      unsent: this.outbox.entries,
    }
  }

  start(): void {
    this.started = this.open()
  }

  /** Does something with the outbox: at once, or as soon as there is one. */
  whenReady(work: () => void): void {
    if (this.ready) work()
    else this.waiting.push(work)
  }

  private async open(): Promise<void> {
    const { replica, tabs, notebook, me } = this
    tabs.listen((message) => (this.early ? this.early.push(message) : this.hear(message)))
    const owned = takeOwn(me.person.id).catch(() => null)
    const { store, kept } = await takeShelf(storeName(me.person.id, notebook.id))
    this.keeper = new Keeper(store)
    if (!this.closed) await this.show(kept)
    const db = await owned
    const keepsNothing = () => this.tell.set({ keeps: false })
    if (!store || !db) keepsNothing()
    for (const end of ['close', 'versionchange'] as const) db?.addEventListener(end, keepsNothing)
    if (!db) tabs.standApart()
    this.db = db ?? inMemory()
    const own = { db: this.db, notebook: notebook.id, tabs, book: replica.book }
    this.outbox = new Outbox({
      ...own,
      slug: replica.slug,
      sessions: replica.around.sessions,
      onCount: () => this.count(),
      onRefused: keepsNothing,
    })
    // Written before it was closed, it is kept all the same.
    if (this.closed) this.outbox.close()
    this.ready = true
    for (const work of this.waiting.splice(0)) work()
    if (this.closed) return
    await Promise.all([this.outbox.load(), replica.drafts.settle({ ...own, person: me.person.id })])
    for (const message of this.early ?? []) this.hear(message)
    this.early = null
    tabs.say({ say: 'want', epoch: this.epoch, ...this.held })
    tabs.lead(() => void this.startLeading())
    void this.refresh()
  }

  /** The newest of what is kept is painted before the rest is read. */
  private async show(kept: Kept): Promise<void> {
    const { book } = this.replica
    if (kept.notebook) this.tell.know(kept.notebook)
    this.epoch = kept.epoch
    this.held = kept.held
    book.change(kept.items.map(entryOf))
    this.tell.set({ read: true, ...(kept.items.length > 0 ? { phase: 'usable', held: kept.held } : {}) })
    if (kept.items.length > 0) await painted()
    try {
      for await (const items of kept.rest()) {
        await breath()
        if (this.closed) return
        book.change(items.map(entryOf))
      }
    } catch {
      // Half of a journal is none: the server has all of it.
      this.keeper?.clear()
      this.begin()
    }
    this.progress()
  }

  private async startLeading(): Promise<void> {
    await this.keeper?.complete(this.held, this.epoch, (which) => itemsIn(this.replica.book, which))
    if (this.closed) return
    const { api } = this.replica.around.sessions
    this.sync = new Sync(api, this.replica.slug, this, this.replica.around.timing)
    void this.sync.run()
    this.outbox.wake()
  }

  /** Title, role and settings are no records: they are asked for. */
  private async refresh(): Promise<void> {
    try {
      const view = await this.replica.around.sessions.api.notebook(this.replica.slug)
      if (this.closed) return
      this.tell.know(view)
      if (this.tabs.leads) this.keeper?.keepNotebook(view)
    } catch (thrown) {
      if (failureOf(thrown).kind === 'signed-out') this.replica.around.sessions.lost()
    }
  }

  private hear(message: Message): void {
    if (this.closed) return
    switch (message.say) {
      case 'items':
        if (!this.tabs.leads) this.follow(message.items, message.epoch)
        break
      case 'want':
        if (this.tabs.leads) this.answer(message)
        break
      case 'link':
        this.link.heard(message)
        break
      case 'anew':
        this.begin()
        break
      case 'gone':
        this.begin()
        this.tell.set({ phase: 'gone' })
        break
      case 'empty':
        this.nothingThere(message.epoch)
        break
      case 'outbox':
        void this.outbox.heard(message.sent, message.undone)
        break
      case 'wake':
        this.wakeHere(false)
        break
      case 'draft':
        this.replica.drafts.heard(message.place)
    }
  }

  /** A follower takes what the leader read. */
  private follow(items: JournalItem[], epoch: string): void {
    const stale = makesStale(items, this.held)
    if (stale || (this.epoch !== '' && epoch !== this.epoch)) this.begin()
    const held = extend(this.held, items[0]?.seq ?? 0, items.at(-1)?.seq ?? 0)
    if (held && !stale) this.receive(items, epoch, held)
    else this.tabs.say({ say: 'want', epoch: this.epoch, ...this.held })
  }

  private answer(want: { epoch: string; first: number; last: number }): void {
    const other = want.epoch !== this.epoch ? NOTHING : { first: want.first, last: want.last }
    this.link.sayAgain()
    if (holdsNothing(this.held)) return
    if (this.held.last === 0) this.tabs.say({ say: 'empty', epoch: this.epoch })
    const [above, below] = parted(
      itemsIn(this.replica.book, (seq) => isHeld(this.held, seq) && !isHeld(other, seq)),
      other,
    )
    if (above.length > 0) this.tabs.say({ say: 'items', epoch: this.epoch, items: above })
    if (below.length > 0) this.tabs.say({ say: 'items', epoch: this.epoch, items: below })
  }

  take(items: JournalItem[], epoch: string): void {
    if (this.closed) return
    const held = extend(this.held, items[0]?.seq ?? 0, items.at(-1)?.seq ?? 0)
    if (!held) throw new Error('A hole in the journal')
    const emptied = this.receive(items, epoch, held)
    this.tabs.say({ say: 'items', epoch, items })
    const left = new Map(emptied.map((entry) => [entry.seq, itemOf(entry)]))
    this.keeper?.keep(left.size > 0 ? items.map((item) => left.get(item.seq) ?? item) : items, epoch)
    this.keeper?.replace([...left.values()])
  }

  private receive(items: JournalItem[], epoch: string, held: Held): Entry[] {
    this.epoch = epoch
    this.held = held
    const emptied = this.replica.book.change(items.map(entryOf))
    this.progress()
    return emptied
  }

  empty(epoch: string): void {
    this.nothingThere(epoch)
    this.tabs.say({ say: 'empty', epoch })
    this.keeper?.nothingThere(epoch)
  }

  private nothingThere(epoch: string): void {
    if (epoch === this.epoch && this.held.last > 0) return
    this.epoch = epoch
    this.held = { first: 1, last: 0 }
    this.progress()
  }

  startAnew(): void {
    this.keeper?.clear()
    this.tabs.say({ say: 'anew' })
    this.begin()
  }

  gone(): void {
    this.startAnew()
    this.tabs.say({ say: 'gone' })
    this.tell.set({ phase: 'gone', link: 'offline' })
  }

  private begin(): void {
    this.held = NOTHING
    this.epoch = ''
    this.outbox?.shown.anew()
    this.replica.book.clear()
    this.tell.set({ phase: 'opening', held: NOTHING, lastSeq: 0 })
  }

  connecting(): void {
    this.link.connecting()
  }

  live(lastSeq: number): void {
    this.link.live(lastSeq)
    this.outbox.wake()
  }

  heard(lastSeq: number): void {
    this.tell.set({ lastSeq })
  }

  failed(failure: Failure): void {
    this.link.failed(failure)
  }

  private progress(): void {
    const phase = holdsNothing(this.held) ? 'opening' : holdsAll(this.held) ? 'complete' : 'usable'
    const lastSeq = Math.max(this.held.last, this.replica.status.lastSeq)
    this.tell.set({ phase, held: this.held, lastSeq })
  }

  private count(): void {
    const entries = [...this.outbox.entries.values()]
    const failed = entries.filter((each) => each.state === 'failed').length
    this.tell.set({ failed, unsent: entries.length - failed })
  }

  leave(): void {
    this.keeper?.flush()
  }

  /** Wakes the leader, wherever it is. */
  wake(reconnect: boolean): void {
    if (!this.tabs.leads) this.tabs.say({ say: 'wake' })
    this.wakeHere(reconnect)
    if (this.ready) void this.refresh()
  }

  private wakeHere(reconnect: boolean): void {
    this.sync?.wake(reconnect)
    if (this.ready) this.outbox.wake()
  }

  /** Ends at once, and lets go of everything when the last has been kept. */
  async close(last: Promise<void>): Promise<void> {
    this.closed = true
    this.sync?.stop()
    if (this.ready) this.outbox.close()
    await Promise.all([this.started, last])
    await this.outbox.settled()
    await this.keeper?.close()
    this.db?.close()
    this.tabs.close()
  }
}
