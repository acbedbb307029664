import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { DraftState } from './drafts'
import { Replica } from './replica'
import { sessions } from './session'
import type {
  AboutNode,
  AmendmentView,
  AnnotationView,
  AttachmentView,
  ExperimentRef,
  ExperimentView,
  Log,
  Month,
  NotebookInfo,
  Status,
} from './types'

export type { Replica } from './replica'

const Context = createContext<Replica | null>(null)

type Shared = { replica: Replica; users: number; leave: () => void; closing?: ReturnType<typeof setTimeout> }
const shared = new Map<string, Shared>()

/** The replica of a notebook in this tab: one, however often it is opened. */
export function openReplica(slug: string): { replica: Replica; release: () => void } {
  let use = shared.get(slug)
  if (!use) {
    const replica = new Replica(slug, { sessions: sessions(), locks: globalThis.navigator?.locks })
    use = { replica, users: 0, leave: listenToPage(replica) }
    shared.set(slug, use)
  }
  clearTimeout(use.closing)
  use.users++
  const opened = use
  return {
    replica: opened.replica,
    release: () => {
      if (--opened.users > 0) return
      const close = () => {
        // What was just posted is sent from here still.
        if (opened.replica.unsent().length > 0) return wait()
        shared.delete(slug)
        opened.leave()
        void opened.replica.close()
      }
      // React mounts twice in development, and people go back: do not close at once.
      const wait = () => {
        opened.closing = setTimeout(close, 2_000)
      }
      wait()
    },
  }
}

/**
 * Opens a notebook before anything is drawn; given up again if nobody comes to use it. Resolves once what this browser keeps of
 * it is in memory.
 */
export async function openAhead(slug: string): Promise<void> {
  const { replica, release } = openReplica(slug)
  setTimeout(release, 10_000)
  if (replica.status.read) return
  await new Promise<void>((resolve) => {
    const end = replica.book.topics.subscribe('status', () => {
      if (!replica.status.read) return
      end()
      resolve()
    })
    setTimeout(resolve, 1_000)
  })
}

function listenToPage(replica: Replica): () => void {
  const leave = () => replica.leave()
  // Gone or back: what is connected may not notice for a long while, so it is asked anew.
  const network = () => replica.wake(true)
  const look = () => (document.visibilityState === 'hidden' ? replica.leave() : replica.wake())
  // What is kept nowhere else would be lost with the page: the browser asks before.
  const ask = (event: Event) => {
    const { keeps, unsent, failed } = replica.status
    if (!keeps && unsent + failed > 0) event.preventDefault()
  }
  window.addEventListener('beforeunload', ask)
  window.addEventListener('pagehide', leave)
  window.addEventListener('online', network)
  window.addEventListener('offline', network)
  document.addEventListener('visibilitychange', look)
  return () => {
    window.removeEventListener('beforeunload', ask)
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('online', network)
    window.removeEventListener('offline', network)
    document.removeEventListener('visibilitychange', look)
  }
}

export function ReplicaProvider({ slug, children }: { slug: string; children: ReactNode }) {
  const [opened, setOpened] = useState<{ slug: string; replica: Replica } | null>(() => {
    const replica = shared.get(slug)?.replica
    return replica ? { slug, replica } : null
  })
  useEffect(() => {
    const { replica, release } = openReplica(slug)
    setOpened((was) => (was?.replica === replica ? was : { slug, replica }))
    return release
  }, [slug])
  if (opened?.slug !== slug) return null
  return <Context.Provider value={opened.replica}>{children}</Context.Provider>
}

/** For tests and previews: a replica that was opened elsewhere. */
export function ReplicaHolder({ replica, children }: { replica: Replica; children: ReactNode }) {
  return <Context.Provider value={replica}>{children}</Context.Provider>
}

export function useReplica(): Replica {
  const replica = useContext(Context)
  if (!replica) throw new Error('There is no ReplicaProvider around this')
  return replica
}

function useTopic<T>(topics: string, read: (replica: Replica) => T): T {
  const replica = useReplica()
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = topics.split('\n').map((topic) => replica.book.topics.subscribe(topic, listener))
      return () => {
        for (const end of ends) end()
      }
    },
    [replica, topics],
  )
  return useSyncExternalStore(subscribe, () => read(replica))
}

export const useLog = (): Log => useTopic('log', (replica) => replica.book.log.current)
export const useMonths = (): readonly Month[] => useTopic('log', (replica) => replica.book.log.months())
export const useStatus = (): Status => useTopic('status', (replica) => replica.status)
export const useNotebook = (): NotebookInfo | null => useTopic('notebook', (replica) => replica.notebook)

/** Whether whoever is here may write in this notebook. */
export function useWrites(): boolean {
  const notebook = useNotebook()
  return notebook !== null && notebook.role !== 'reader' && !notebook.archived
}

export function useExperiment(idOrKey: string | null): ExperimentView | null {
  const name = idOrKey ?? ''
  return useTopic(`${name}\nkey:${name}`, ({ views }) =>
    idOrKey === null ? null : views.experiment(idOrKey),
  )
}

export function useAnnotation(id: string | null): AnnotationView | null {
  return useTopic(id ?? '', ({ views }) => (id === null ? null : views.annotation(id)))
}

export function useAttachment(id: string | null): AttachmentView | null {
  return useTopic(id ?? '', ({ views }) => (id === null ? null : views.attachment(id)))
}

export function useAmendment(id: string | null): AmendmentView | null {
  return useTopic(id ?? '', ({ views }) => (id === null ? null : views.amendment(id)))
}

export function useAbout(id: string): readonly AboutNode[] {
  return useTopic(id, ({ views }) => views.about(id))
}

/** The known keys a text names; changes when one of them is posted later, and at no other time. */
export function useKeysIn(text: string): string {
  return useTopic('keys', (replica) => replica.keysIn(text))
}

/** Known keys that a word may become, the likeliest first; more of them as trials arrive. */
export function useKeysLike(word: string, most: number): readonly string[] {
  const keys = useTopic('keys', (replica) =>
    word === ''
      ? ''
      : replica
          .completeKey(word, most)
          .map(({ key }) => key)
          .join('\n'),
  )
  return useMemo(() => (keys === '' ? [] : keys.split('\n')), [keys])
}

export function useMentions(experimentId: string): readonly string[] {
  return useTopic('records', ({ finder }) => finder.mentioning(experimentId))
}

/** Parents the server assumed for an experiment that states none. They also appear in its view, marked as assumed. */
export function useAssumedParents(experimentId: string): readonly ExperimentRef[] {
  const replica = useReplica()
  const seq = useExperiment(experimentId)?.seq ?? null
  useEffect(() => {
    if (seq !== null) void replica.assume(experimentId)
  }, [replica, experimentId, seq])
  return useTopic(experimentId, ({ views }) => views.assumed.get(experimentId) ?? NO_PARENTS)
}

const NO_PARENTS: readonly ExperimentRef[] = []

export type DraftHandle = DraftState & {
  set: (change: { text?: string; attachments?: readonly string[] }) => void
  discard: () => void
  takeOther: (index: number) => void
  dropOther: (index: number) => void
}

export function useDraft(place: string): DraftHandle {
  const replica = useReplica()
  const { drafts } = replica
  const subscribe = useCallback((listener: () => void) => drafts.subscribe(place, listener), [drafts, place])
  const state = useSyncExternalStore(subscribe, () => drafts.state(place))
  return {
    ...state,
    set: (change) => drafts.set(place, change),
    discard: () => replica.discardDraft(place),
    takeOther: (index) => drafts.takeOther(place, index),
    dropOther: (index) => drafts.dropOther(place, index),
  }
}
