import { uuidv7 } from '../lib/uuid'
import type { Book } from './book'
import { UNDO_FOR } from './outbox'
import type { Outgoing } from './ownStore'
import type {
  AnyRecord,
  AttachmentAmendment,
  Author,
  ExperimentAmendment,
  NewAnnotation,
  NewExperiment,
  UploadOptions,
  Written,
} from './types'

export type Writer = { book: Book; notebook: string; author: Author; unsent: ReadonlyMap<string, Outgoing> }

let last = 0

function outgoing(
  writer: Writer,
  type: Outgoing['type'],
  record: AnyRecord,
  body: Record<string, unknown>,
  needs: readonly (string | undefined)[],
  undoFor: number,
): Outgoing {
  // Behind everything that is to be sent, also where the clock was set back.
  last = Math.max(last + 1, Date.now(), ...[...writer.unsent.values()].map(({ n }) => n + 1))
  return {
    id: record.id,
    notebook: writer.notebook,
    n: last,
    type,
    record,
    body: { id: record.id, ...body },
    author: writer.author,
    needs: needs.filter((id) => id !== undefined && writer.unsent.has(id)) as string[],
    sendAfter: Date.now() + undoFor,
    state: 'waiting',
    failure: null,
  }
}

const now = () => new Date().toISOString()

export function newAnnotation(writer: Writer, given: NewAnnotation & { id: string }): Outgoing {
  const { kind = 'note', text, about = [], attachments = [], occurredAt = now() } = given
  const resolved = about.map((each) => {
    const key = each.experiment ?? each.result?.experiment ?? each.code?.experiment
    const experimentId = each.experimentId ?? (key ? writer.book.resolve(key) : null)
    return experimentId ? { ...each, experimentId } : each
  })
  const record: AnyRecord = { id: given.id, kind, text, about: resolved, attachments, occurredAt }
  // The server adds the experiment's id itself.
  const said = about.map(({ experimentId, ...each }) => each)
  const needs = [
    ...attachments,
    ...resolved.flatMap((each) => [each.annotation, each.attachment, each.experimentId]),
  ]
  return outgoing(
    writer,
    'annotation',
    record,
    { kind, text, about: said, attachments, occurredAt },
    needs,
    UNDO_FOR,
  )
}

export function newExperiment(writer: Writer, given: NewExperiment & { id: string }): Outgoing {
  const { id, key, title = null, parents, text, results = {}, occurredAt = now() } = given
  const record: AnyRecord = { id, key: key ?? '…', title, parents: parents ?? null, results, occurredAt }
  const body = Object.fromEntries(
    Object.entries({ key, title, parents, text, results, occurredAt }).filter(
      ([, value]) => value !== undefined,
    ),
  )
  return outgoing(writer, 'experiment', record, body, [], UNDO_FOR)
}

export function newAmendment(
  writer: Writer,
  given: (ExperimentAmendment | AttachmentAmendment) & { id: string },
): Outgoing {
  const occurredAt = now()
  if ('attachment' in given) {
    const { id, attachment, ...change } = given
    const record: AnyRecord = { id, attachment, ...change, occurredAt }
    return outgoing(writer, 'amendment', record, { ...change, occurredAt }, [attachment], UNDO_FOR)
  }
  const { id, experiment, ...change } = given
  const experimentId = writer.book.folded.has(experiment) ? experiment : writer.book.resolve(experiment)
  const key = (experimentId && writer.book.folded.get(experimentId)?.key) ?? experiment
  const record: AnyRecord = { id, experiment: key, ...change, occurredAt }
  if (experimentId) record.experimentId = experimentId
  return outgoing(
    writer,
    'amendment',
    record,
    { ...change, occurredAt },
    [experimentId ?? undefined],
    UNDO_FOR,
  )
}

export function newAttachment(
  writer: Writer,
  file: File | Blob,
  given: UploadOptions & { id: string },
): Outgoing {
  const { id, label, about } = given
  const occurredAt = now()
  const record: AnyRecord = {
    id,
    label: label ?? null,
    fileName: null,
    mediaType: file.type || 'application/octet-stream',
    size: file.size,
    about: about ?? [],
    occurredAt,
  }
  const body: Record<string, unknown> = { occurredAt }
  if (label !== undefined) body['label'] = label
  if (about?.length) body['about'] = about
  return outgoing(writer, 'attachment', record, body, [], 0)
}

export function written(entry: Outgoing): Written {
  const { kind = 'note', text = '', about, attachments } = entry.record
  const said = (about ?? []).map(({ experimentId, ...each }) => each)
  return { kind, text, about: said, attachments: [...(attachments ?? [])] }
}

export const newId = (): string => uuidv7()
