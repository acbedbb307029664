import type { Api } from '../api/client'
import { Failure } from '../api/errors'
import type { Sending } from '../api/upload'
import type { Outgoing } from './ownStore'
import type { Bytes } from './unsent'

/** Sends one thing. Its id was chosen here, so sending it again is safe. */
export async function deliver(
  api: Api,
  slug: string,
  entry: Outgoing,
  bytesOf: () => Promise<Bytes | undefined>,
  sending: Sending,
): Promise<void> {
  switch (entry.type) {
    case 'annotation':
      return api.postAnnotation(slug, entry.body)
    case 'experiment':
      return api.postExperiment(slug, entry.body)
    case 'amendment': {
      const { experiment, attachment } = entry.record
      if (attachment) return api.amendAttachment(slug, attachment, entry.body)
      return api.amendExperiment(slug, experiment ?? '', entry.body)
    }
    case 'attachment': {
      const kept = await bytesOf()
      if (!kept) throw new Failure('client')
      const form = new FormData()
      form.set('id', entry.id)
      const { label, about, occurredAt } = entry.body
      if (typeof label === 'string') form.set('label', label)
      if (about !== undefined) form.set('about', JSON.stringify(about))
      if (typeof occurredAt === 'string') form.set('occurredAt', occurredAt)
      form.set('file', new Blob([kept.bytes], { type: kept.type }), kept.name ?? 'blob')
      return api.postAttachment(slug, form, sending)
    }
  }
}
