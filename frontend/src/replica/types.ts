import type { Failure } from '../api/errors'
import type {
  About,
  AmendmentRecord,
  AnnotationKind,
  Author,
  Finished,
  NotebookView,
  RecordType,
  Redacted,
} from '../api/records'
import type { WrittenNumber } from '../lib/numbers'

export type {
  About,
  AnnotationKind,
  Author,
  Finished,
  Me,
  MyNotebook,
  RecordType,
  Redacted,
  Region,
  Role,
} from '../api/records'
export type ResultValue = WrittenNumber

/** What is known of an own record until the journal has brought it back. */
export type Own =
  | { state: 'waiting'; undoUntil: number }
  | { state: 'sending'; progress: number | null }
  | { state: 'sent' }
  | { state: 'failed'; failure: Failure }

/** One row of the log; the same object for as long as nothing about its place changes. */
export type LogItem = {
  readonly id: string
  readonly kind: 'annotation' | 'experiment' | 'attachment' | 'added'
  readonly type: 'annotation' | 'experiment' | 'attachment' | 'amendment'
  /** occurredAt, epoch milliseconds. */
  readonly time: number
  /** `2026-06-24` in the browser's zone. */
  readonly day: string
  /** seq, or for what has none yet a number beyond all of them: decides between equal times. */
  readonly order: number
  readonly author: Author
  /** An experiment that failed within a minute and that nobody said or showed anything about. */
  readonly died: boolean
}
export type Log = { readonly items: readonly LogItem[]; readonly version: number }
export type Month = { readonly month: string; readonly index: number; readonly count: number }

export type ExperimentRef = { readonly key: string; readonly id: string | null; readonly assumed: boolean }
export type ResultView = {
  readonly name: string
  readonly value: number
  readonly from: number | null
  readonly difference: number | null
  readonly better: boolean | null
  readonly corrected: boolean
}
export type SummaryView = {
  readonly text: string
  readonly annotation: string
  readonly kind: AnnotationKind
  readonly corrected: boolean
}

type Recorded = {
  readonly id: string
  readonly author: Author
  readonly occurredAt: string
  readonly time: number
  readonly recordedAt: string | null
  readonly seq: number | null
  readonly redacted: Redacted | null
  readonly own: Own | null
}

export type ExperimentView = Recorded & {
  readonly key: string
  readonly aliases: readonly string[]
  readonly title: string | null
  readonly parents: readonly ExperimentRef[]
  readonly parentsStated: boolean
  readonly children: readonly ExperimentRef[]
  readonly results: readonly ResultView[]
  readonly summary: SummaryView | null
  readonly posted: readonly string[]
  readonly attachments: readonly string[]
  readonly annotations: number
  readonly snapshots: number
  readonly finished: Finished | null
  readonly withdrawn: boolean
  readonly corrected: boolean
  readonly restore: Readonly<Record<string, unknown>> | null
}

export type AboutView = About & {
  readonly target: {
    readonly type: 'experiment' | 'annotation' | 'attachment'
    readonly id: string | null
    readonly label: string
  }
}

export type AnnotationView = Recorded & {
  readonly kind: AnnotationKind
  readonly text: string
  readonly about: readonly AboutView[]
  readonly attachments: readonly string[]
  readonly about_it: readonly string[]
  /** Amendments that came of a line of it being read as a result. */
  readonly read: readonly string[]
  readonly corrections: readonly { readonly id: string; readonly quote: string | null }[]
}

export type AttachmentView = Recorded & {
  readonly label: string | null
  readonly fileName: string | null
  readonly mediaType: string
  readonly size: number
  readonly width: number | null
  readonly height: number | null
  readonly image: boolean
  readonly about: readonly AboutView[]
  readonly src: string
  readonly thumbnail: (width: 320 | 640 | 1280) => string
}

export type AmendmentView = Recorded &
  Pick<AmendmentRecord, 'key' | 'title' | 'parents' | 'results' | 'finished' | 'withdrawn' | 'label'> & {
    readonly experiment: ExperimentRef | null
    readonly attachment: string | null
    readonly source: string | null
  }

export type AboutNode = {
  readonly id: string
  readonly type: 'annotation' | 'attachment' | 'amendment'
  readonly time: number
  readonly children: readonly AboutNode[]
}

export type Status = {
  /** Whether what this browser keeps has been looked at. */
  readonly read: boolean
  readonly phase: 'opening' | 'usable' | 'complete' | 'gone'
  readonly link: 'connecting' | 'live' | 'offline'
  readonly signedOut: boolean
  readonly failure: Failure | null
  readonly held: { readonly first: number; readonly last: number }
  readonly lastSeq: number
  readonly unsent: number
  readonly failed: number
  /** Whether this browser lets pages keep anything. */
  readonly keeps: boolean
}

export type NotebookInfo = Pick<NotebookView, 'id' | 'slug' | 'title' | 'role' | 'archived' | 'sharing'> & {
  readonly better: Readonly<Record<string, 'higher' | 'lower'>>
}

export type Written = { kind: AnnotationKind; text: string; about: About[]; attachments: string[] }

export type NewAnnotation = {
  id?: string
  kind?: AnnotationKind
  text: string
  about?: About[]
  attachments?: string[]
  occurredAt?: string
}
export type NewExperiment = {
  id?: string
  key?: string
  title?: string
  parents?: string[]
  text?: string
  results?: Record<string, ResultValue>
  occurredAt?: string
}
export type ExperimentAmendment = {
  experiment: string
  key?: string
  title?: string | null
  parents?: string[]
  results?: Record<string, ResultValue | null>
  finished?: Finished
  withdrawn?: boolean
  takesBack?: string
}
export type AttachmentAmendment = { attachment: string; label?: string | null; about?: About[] }
export type UploadOptions = {
  label?: string
  about?: About[]
  onProgress?: (fraction: number) => void
  signal?: AbortSignal
}

/** A record as the replica holds it. */
export type Entry = {
  readonly id: string
  readonly type: RecordType
  readonly seq: number | null
  readonly author: Author
  readonly recordedAt: string | null
  readonly time: number
  /** seq; own records without one come after all others, in the order they were written. */
  readonly order: number
  readonly record: AnyRecord
}
/** Every member any record may have: a record is data from outside, whatever its type says. */
export type AnyRecord = Omit<AmendmentRecord, 'results' | 'about' | 'parents'> & {
  parents?: string[] | null
  results?: Record<string, ResultValue | null> | null
  restore?: Record<string, unknown> | null
  kind?: AnnotationKind
  text?: string
  /** What an excerpt is called. */
  name?: string
  about?: About[] | null
  attachments?: string[] | null
  fileName?: string | null
  mediaType?: string
  size?: number
  width?: number | null
  height?: number | null
  record?: string
  recordSeq?: number
  recordType?: string
  path?: string | null
  reason?: string | null
}
