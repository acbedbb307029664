import type { components } from './generated/schema'

type Schemas = components['schemas']

export type Author = Schemas['Author']
export type AnnotationKind = Schemas['AnnotationKind']
export type Region = Schemas['Region']
export type Finished = Schemas['Finished']
export type Redacted = Schemas['Redacted']
export type Role = Schemas['Role']
export type RecordType = Schemas['RecordType']

type Stated<T> = { [Name in keyof T]?: Exclude<T[Name], null> }
/** What something speaks of: one of these at a time. In what the server sends, what is not meant is left out. */
export type About = Stated<Schemas['About']>

/** A record as it may stand in a journal: whole, or what a redaction has left of it. */
type Left<R> = Partial<Omit<R, 'id' | 'about'>> & {
  id: string
  redacted?: Redacted
} & ('about' extends keyof R ? { about?: About[] | null } : unknown)

export type ExperimentRecord = Left<Schemas['ExperimentRecord']>
export type AmendmentRecord = Left<
  Schemas['ExperimentAmendmentRecord'] & Schemas['AttachmentAmendmentRecord']
>
export type AnnotationRecord = Left<Schemas['AnnotationRecord']>
export type AttachmentRecord = Left<Schemas['AttachmentRecord']>
export type SnapshotRecord = Left<Schemas['SnapshotRecord']>
export type RedactionRecord = Left<Schemas['RedactionRecord']>
/** A type of record this version does not draw: kept, counted, left alone. */
export type OtherRecord = Left<{ id: string; occurredAt: string }>

type Records = {
  experiment: ExperimentRecord
  amendment: AmendmentRecord
  annotation: AnnotationRecord
  attachment: AttachmentRecord
  snapshot: SnapshotRecord
  redaction: RedactionRecord
}
type Recorded<T extends RecordType> = Omit<Schemas['SnapshotEntry'], 'type' | 'record'> & {
  type: T
  record: T extends keyof Records ? Records[T] : OtherRecord
}
export type JournalItem = { [T in RecordType]: Recorded<T> }[RecordType]
export type JournalPage = Omit<Schemas['JournalPage'], 'items'> & { items: JournalItem[] }

export type MyNotebook = Schemas['MyNotebook']
export type Me = Schemas['Me']
export type NotebookView = MyNotebook & Pick<Schemas['Notebook'], 'sharing' | 'better'>
export type ParentView = Schemas['Parent']
export type SearchHit = Schemas['SearchHit']

export type Violation = Schemas['Violation']
export type Problem = Schemas['Problem']
