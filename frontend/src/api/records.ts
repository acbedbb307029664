import type { WrittenNumber } from '../lib/numbers'

export type Author = { id: string; name: string }
export type AnnotationKind = 'note' | 'comment' | 'correction' | 'summary'
export type Region = { x: number; y: number; width: number; height: number }

/** What something speaks of: one of these at a time. */
export type About = {
  experiment?: string
  experimentId?: string
  annotation?: string
  quote?: string
  attachment?: string
  region?: Region
  result?: { experiment: string; name: string }
  code?: { experiment: string; path: string; line: number }
}

export type Redacted = { by: Author; at: string; reason: string | null }
export type Finished = { at: string; ok: boolean; exitCode?: number | null; tail?: string | null }

export type ExperimentRecord = {
  id: string
  key: string
  title?: string | null
  parents?: string[] | null
  occurredAt?: string
  results?: Record<string, WrittenNumber> | null
  restore?: Record<string, unknown> | null
  redacted?: Redacted
}

export type AmendmentRecord = {
  id: string
  experiment?: string
  experimentId?: string
  attachment?: string
  key?: string
  title?: string | null
  parents?: string[] | null
  results?: Record<string, WrittenNumber | null>
  finished?: Finished
  withdrawn?: boolean
  source?: string
  label?: string | null
  about?: About[]
  occurredAt?: string
  redacted?: Redacted
}

export type AnnotationRecord = {
  id: string
  kind?: AnnotationKind
  text?: string
  about?: About[] | null
  attachments?: string[] | null
  occurredAt?: string
  redacted?: Redacted
}

export type AttachmentRecord = {
  id: string
  label?: string | null
  fileName?: string | null
  mediaType?: string
  size?: number
  width?: number | null
  height?: number | null
  sha256?: string
  about?: About[] | null
  occurredAt?: string
  redacted?: Redacted
}

export type SnapshotRecord = {
  id: string
  experiment?: string
  experimentId?: string
  files?: number
  bytes?: number
  occurredAt?: string
  redacted?: Redacted
}

export type RedactionRecord = {
  id: string
  record: string
  recordSeq?: number
  recordType?: string
  path?: string | null
  reason?: string | null
  /** The numbers of other records that read differently since. */
  rewritten?: number[]
  occurredAt?: string
  redacted?: Redacted
}

/** A type of record this version does not draw (excerpt, curve, topic, passage): kept, counted, left alone. */
export type OtherRecord = { id: string; occurredAt?: string; redacted?: Redacted }

type Recorded<T extends string, R> = {
  seq: number
  type: T
  recordedAt: string
  author: Author
  record: R
}

export type JournalItem =
  | Recorded<'experiment', ExperimentRecord>
  | Recorded<'amendment', AmendmentRecord>
  | Recorded<'annotation', AnnotationRecord>
  | Recorded<'attachment', AttachmentRecord>
  | Recorded<'snapshot', SnapshotRecord>
  | Recorded<'redaction', RedactionRecord>
  | Recorded<'excerpt' | 'curve' | 'topic' | 'passage', OtherRecord>

export type RecordType = JournalItem['type']
export type JournalPage = { items: JournalItem[]; lastSeq: number; epoch: string }

export type Role = 'reader' | 'writer' | 'owner'
export type MyNotebook = {
  id: string
  slug: string
  title: string
  role: Role
  lastSeq: number
  epoch: string
  archived: boolean
}
export type Me = {
  person: { id: string; name: string; email?: string | null; administrator?: boolean }
  notebooks: MyNotebook[]
  server: { version: string; mode: 'local' | 'team' }
}
export type NotebookView = MyNotebook & {
  sharing: 'writers' | 'owners'
  better?: Record<string, 'higher' | 'lower'> | null
}
export type ParentView = { key: string; id?: string | null; assumed?: boolean }

export type Violation = { field: string; message: string }
export type Problem = {
  type: string
  title: string
  status: number
  detail?: string | null
  instance?: string | null
  violations?: Violation[] | null
}
