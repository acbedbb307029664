import { caller, json } from './calling'
import { failureOf, failureOfResponse } from './errors'
import type { About, JournalPage, Me, NotebookView, ParentView, SearchHit } from './records'
import { type Sending, sendFile } from './upload'

export type NewAnnotation = {
  id: string
  kind: string
  text: string
  about: About[]
  attachments: string[]
  occurredAt: string
}

export type Api = ReturnType<typeof createApi>

/** Everything the replica asks of the server. `base` is empty in a browser: the same origin. */
export function createApi(base = '', ask: typeof fetch = (...given) => fetch(...given)) {
  const root = `${base}/api/v1`
  const notebook = (slug: string) => `${root}/notebooks/${encodeURIComponent(slug)}`

  const call = caller('', ask)
  const read = <T>(url: string, signal?: AbortSignal) => json<T>(call('GET', url, undefined, signal))

  return {
    me: (signal?: AbortSignal) => read<Me>(`${root}/me`, signal),
    signIn: async (token: string) => void (await call('POST', `${root}/session`, { token })),
    signOut: async () => void (await call('DELETE', `${root}/session`)),
    /** Whether people sign in with a provider here: a script hears 499 where a page would be led to it. */
    hasProvider: async () => {
      const init = {
        headers: { 'x-requested-with': 'JavaScript' },
        redirect: 'manual',
        cache: 'no-store',
      } as const
      const answer = await ask(`${base}/login`, init).catch((thrown: unknown) => {
        throw failureOf(thrown)
      })
      return answer.status === 499
    },
    notebook: (slug: string, signal?: AbortSignal) => read<NotebookView>(notebook(slug), signal),

    journalAfter: (slug: string, seq: number, signal?: AbortSignal) =>
      read<JournalPage>(`${notebook(slug)}/journal?after=${seq}&limit=1000`, signal),
    journalBefore: (slug: string, seq: number, signal?: AbortSignal) =>
      read<JournalPage>(`${notebook(slug)}/journal?before=${seq}&limit=1000`, signal),
    /** `within`: some of keys, text, excerpts, code, parted by commas. */
    search: (slug: string, words: string, within: string, signal?: AbortSignal) =>
      read<{ items: SearchHit[] }>(
        `${notebook(slug)}/search?${new URLSearchParams({ q: words, in: within, limit: '20' })}`,
        signal,
      ),
    /** The open stream; reading it is api/live.ts's. */
    live: async (slug: string, after: number, signal: AbortSignal) => {
      const url = `${notebook(slug)}/journal/live?after=${after}`
      const headers = { accept: 'text/event-stream', 'x-requested-with': 'JavaScript' }
      const init = {
        headers,
        credentials: 'same-origin',
        redirect: 'error',
        cache: 'no-store',
        signal,
      } as const
      const response = await ask(url, init).catch((thrown: unknown) => {
        throw failureOf(thrown)
      })
      if (!response.ok) throw await failureOfResponse(response)
      return response
    },

    postAnnotation: async (slug: string, body: unknown) =>
      void (await call('POST', `${notebook(slug)}/annotations`, body)),
    postExperiment: async (slug: string, body: unknown) =>
      void (await call('POST', `${notebook(slug)}/experiments`, body)),
    amendExperiment: async (slug: string, key: string, body: unknown) =>
      void (await call('POST', `${notebook(slug)}/experiments/${encodeURIComponent(key)}/amendments`, body)),
    amendAttachment: async (slug: string, id: string, body: unknown) =>
      void (await call('POST', `${notebook(slug)}/attachments/${encodeURIComponent(id)}/amendments`, body)),
    postAttachment: (slug: string, form: FormData, sending: Sending) =>
      sendFile(`${notebook(slug)}/attachments`, form, sending, ask),

    parents: async (slug: string, key: string) =>
      (await read<{ parents?: ParentView[] }>(`${notebook(slug)}/experiments/${encodeURIComponent(key)}`))
        .parents ?? [],
    contentOf: (slug: string, id: string) => `${notebook(slug)}/attachments/${id}/content`,
    thumbnailOf: (slug: string, id: string, width: 320 | 640 | 1280) =>
      `${notebook(slug)}/attachments/${id}/thumbnails/${width}`,
  }
}
