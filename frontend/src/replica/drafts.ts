import type { Book } from './book'
import type { DraftVersion, KeptDraft, OwnDb } from './ownStore'
import type { Tabs } from './tabs'

const SAVE_AFTER = 250

export type DraftState = {
  readonly ready: boolean
  readonly text: string
  readonly attachments: readonly string[]
  readonly others: readonly DraftVersion[]
}

type Draft = {
  state: DraftState
  /** savedAt of the version this one goes on from. */
  base: number
  dirty: boolean
  timer: ReturnType<typeof setTimeout> | undefined
  saving: Promise<void>
  /** What was posted and is not on disk elsewhere yet. */
  posting: Words[]
}
type Words = Pick<DraftState, 'text' | 'attachments'>

export type DraftHome = { db: OwnDb; person: string; notebook: string; tabs: Tabs; book: Book }

const EMPTY: DraftState = { ready: false, text: '', attachments: [], others: [] }

/** What is half written, by place. Of two tabs the newest wins, and what it would have overwritten is kept beside it. */
export class Drafts {
  private readonly drafts = new Map<string, Draft>()
  private readonly listeners = new Map<string, Set<() => void>>()
  private readonly attached = new Map<string, readonly string[]>()
  private readonly uploads = new Set<string>()
  private home: DraftHome | null = null
  private leaving: Promise<void> = Promise.resolve()

  constructor(
    /** Told of attachments that were taken out of a draft again. */
    private readonly leftOut: (id: string) => void = () => {},
  ) {}

  state(place: string): DraftState {
    return this.drafts.get(place)?.state ?? EMPTY
  }

  subscribe(place: string, listener: () => void): () => void {
    const set = this.listeners.get(place) ?? new Set()
    this.listeners.set(place, set.add(listener))
    if (!this.drafts.has(place)) this.begin(place)
    return () => set.delete(listener)
  }

  /** From now on there is somewhere to keep them. */
  async settle(home: DraftHome): Promise<void> {
    await this.leaving
    this.home = home
    // Where they cannot be read, there is nothing but what is written from here on.
    const kept = await home.db.getAllFromIndex('drafts', 'notebook', home.notebook).catch(() => [])
    for (const draft of kept) this.attached.set(draft.place, draft.attachments)
    this.hide()
    await Promise.all([...this.drafts.keys()].map((place) => this.load(place)))
  }

  /** Whoever was here has left: their drafts stay on disk and nowhere else. */
  unsettle(): Promise<void> {
    this.leaving = this.clear()
    return this.leaving
  }

  private async clear(): Promise<void> {
    this.leave()
    await this.settled()
    this.home = null
    for (const draft of this.drafts.values()) clearTimeout(draft.timer)
    const places = [...this.drafts.keys()]
    this.drafts.clear()
    this.attached.clear()
    this.uploads.clear()
    for (const place of places) this.begin(place)
    for (const place of places) for (const listener of this.listeners.get(place) ?? []) listener()
  }

  set(place: string, change: { text?: string; attachments?: readonly string[] }): void {
    const draft = this.drafts.get(place) ?? this.begin(place)
    draft.dirty = true
    const kept = change.attachments ?? draft.state.attachments
    for (const id of draft.state.attachments) {
      if (kept.includes(id)) continue
      this.uploads.add(id)
      this.leftOut(id)
    }
    this.show(place, { ...draft.state, ...change })
    draft.timer ??= setTimeout(() => void this.save(place), SAVE_AFTER)
  }

  /** After posting; what was posted has to be on disk first. */
  discard(place: string, posted: Promise<unknown>): void {
    const draft = this.drafts.get(place) ?? this.begin(place)
    clearTimeout(draft.timer)
    draft.timer = undefined
    draft.dirty = true
    const words = draft.state
    draft.posting.push(words)
    draft.saving = Promise.all([draft.saving, posted]).then(() => {
      draft.posting = draft.posting.filter((each) => each !== words)
    })
    this.show(place, { ...draft.state, text: '', attachments: [] })
    void this.save(place)
  }

  takeOther(place: string, index: number): void {
    const { state } = this.drafts.get(place) ?? this.begin(place)
    const other = state.others[index]
    if (!other) return
    const mine = { text: state.text, attachments: [...state.attachments], savedAt: Date.now() }
    const others = state.others.filter((_, i) => i !== index)
    this.show(place, { ...state, others: isEmpty(mine) ? others : [...others, mine] })
    this.set(place, { text: other.text, attachments: other.attachments })
  }

  dropOther(place: string, index: number): void {
    const draft = this.drafts.get(place) ?? this.begin(place)
    this.show(place, { ...draft.state, others: draft.state.others.filter((_, i) => i !== index) })
    this.set(place, {})
  }

  /** Another tab saved a draft: take it over, unless something is being written here. */
  heard(place: string): void {
    const draft = this.drafts.get(place)
    if (draft && !draft.dirty) void this.load(place)
    else if (!draft) void this.look(place)
  }

  /** Pictures on their way into some draft are not lone pictures of the log. */
  uploading(id: string): void {
    this.uploads.add(id)
    this.hide()
  }

  /** The page may be closed at any moment: what is not saved yet goes where writing takes no time. */
  leave(): void {
    for (const [place, draft] of this.drafts) {
      if (!draft.dirty || !this.home) continue
      // Of what is being posted alone, what was kept before is still there.
      if (draft.posting.length > 0 && isEmpty(draft.state)) continue
      const words = [...draft.posting, draft.state]
      const text = words
        .map((each) => each.text)
        .filter(Boolean)
        .join('\n\n')
      const attachments = words.flatMap((each) => each.attachments)
      const savedAt = Math.max(Date.now(), draft.base + 1)
      try {
        localStorage.setItem(this.lifeboat(place), JSON.stringify({ text, attachments, savedAt }))
      } catch {
        // Full or forbidden: the save below is all there is.
      }
      clearTimeout(draft.timer)
      draft.timer = undefined
      void this.save(place)
    }
  }

  async settled(): Promise<void> {
    await Promise.all([...this.drafts.values()].map((draft) => draft.saving))
  }

  private begin(place: string): Draft {
    const draft: Draft = {
      state: EMPTY,
      base: 0,
      dirty: false,
      timer: undefined,
      saving: Promise.resolve(),
      posting: [],
    }
    this.drafts.set(place, draft)
    if (this.home) void this.load(place)
    return draft
  }

  private async load(place: string): Promise<void> {
    const { home } = this
    const draft = this.drafts.get(place)
    if (!home || !draft) return
    const kept = await this.kept(home, place)
    // Whoever wrote it has left meanwhile.
    if (this.drafts.get(place) !== draft) return
    const rescued = this.rescued(place)
    if (draft.dirty) {
      this.show(place, { ...draft.state, ready: true })
      draft.timer ??= setTimeout(() => void this.save(place), SAVE_AFTER)
      return
    }
    draft.base = kept?.savedAt ?? 0
    const newest = rescued && rescued.savedAt > draft.base ? rescued : kept
    const { text, attachments } = newest ?? EMPTY
    this.show(place, { ready: true, text, attachments, others: kept?.others ?? [] })
    if (rescued && newest === rescued) this.set(place, {})
  }

  private async look(place: string): Promise<void> {
    const { home } = this
    const kept = home && (await this.kept(home, place))
    if (this.home !== home) return
    this.attached.set(place, kept?.attachments ?? [])
    this.hide()
  }

  private async kept(home: DraftHome, place: string): Promise<KeptDraft | undefined> {
    return home.db.get('drafts', [home.notebook, place]).catch(() => undefined)
  }

  private save(place: string): Promise<void> {
    const { home } = this
    const draft = this.drafts.get(place)
    if (!home || !draft) return Promise.resolve()
    clearTimeout(draft.timer)
    draft.timer = undefined
    draft.saving = draft.saving
      .then(async () => {
        const { text, attachments } = draft.state
        const transaction = home.db.transaction('drafts', 'readwrite')
        const key: [string, string] = [home.notebook, place]
        const kept = await transaction.store.get(key)
        const mine = { text, attachments: [...attachments], savedAt: Math.max(Date.now(), draft.base + 1) }
        const others = [...draft.state.others]
        if (kept && kept.tab !== home.tabs.id && kept.savedAt > draft.base && isLost(kept, mine)) {
          others.push({ text: kept.text, attachments: kept.attachments, savedAt: kept.savedAt })
        }
        const now: KeptDraft = { notebook: home.notebook, place, tab: home.tabs.id, ...mine, others }
        if (isEmpty(mine) && others.length === 0) await transaction.store.delete(key)
        else await transaction.store.put(now)
        await transaction.done
        draft.base = mine.savedAt
        localStorage.removeItem(this.lifeboat(place))
        if (draft.state.text === text && draft.state.attachments === attachments) draft.dirty = false
        if (others.length !== draft.state.others.length) this.show(place, { ...draft.state, others })
        home.tabs.say({ say: 'draft', place })
      })
      .catch(() => {
        // No room, or the database is going: it stays dirty, and is tried again with the next key.
      })
    return draft.saving
  }

  private rescued(place: string): DraftVersion | null {
    try {
      return JSON.parse(localStorage.getItem(this.lifeboat(place)) ?? 'null') as DraftVersion | null
    } catch {
      return null
    }
  }

  private lifeboat(place: string): string {
    return `tsuiki:draft:${this.home?.person}:${this.home?.notebook}:${place}`
  }

  private show(place: string, state: DraftState): void {
    const draft = this.drafts.get(place)
    if (!draft) return
    const moved = draft.state.attachments !== state.attachments
    draft.state = state
    if (moved) {
      for (const id of state.attachments) this.uploads.delete(id)
      this.attached.set(place, state.attachments)
      this.hide()
    }
    for (const listener of this.listeners.get(place) ?? []) listener()
  }

  private hide(): void {
    this.home?.book.setHidden(new Set([...this.uploads, ...[...this.attached.values()].flat()]))
  }
}

function isEmpty(draft: { text: string; attachments: readonly string[] }): boolean {
  return draft.text.trim() === '' && draft.attachments.length === 0
}

/** Whether writing `mine` over `kept` would lose something. */
function isLost(kept: DraftVersion, mine: DraftVersion): boolean {
  if (isEmpty(kept)) return false
  return !mine.text.includes(kept.text) || kept.attachments.some((id) => !mine.attachments.includes(id))
}
