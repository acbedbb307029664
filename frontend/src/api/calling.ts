import { Failure, failureOf, failureOfResponse } from './errors'

export type Call = (method: string, path: string, body?: unknown, signal?: AbortSignal) => Promise<Response>

/** Milliseconds after which a connection on which no answer has begun is taken for dead: nobody else says so for a quarter of an hour. */
export const PATIENCE = 60_000

/** Speaks to the API as this page: JSON, the browser's session, and a `Failure` for all that is no success. */
export function caller(root: string, ask: typeof fetch = (...given) => fetch(...given)): Call {
  return async (method, path, body, signal) => {
    const headers: Record<string, string> = { accept: 'application/json', 'x-requested-with': 'JavaScript' }
    const init: RequestInit = { method, headers, credentials: 'same-origin', redirect: 'error' }
    if (body !== undefined) {
      headers['content-type'] = 'application/json'
      init.body = JSON.stringify(body)
    }
    const end = new AbortController()
    const follow = () => end.abort(signal?.reason)
    if (signal?.aborted) follow()
    signal?.addEventListener('abort', follow, { once: true })
    const timer = setTimeout(() => end.abort(new Failure('network')), PATIENCE)
    const response = await ask(root + path, { ...init, signal: end.signal })
      .catch((thrown: unknown) => {
        throw failureOf(end.signal.reason ?? thrown)
      })
      .finally(() => clearTimeout(timer))
    if (!response.ok) throw await failureOfResponse(response)
    return response
  }
}

export async function json<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer
  return (await response.json().catch((thrown: unknown) => {
    throw thrown instanceof SyntaxError ? new Failure('server', { cause: thrown }) : failureOf(thrown)
  })) as T
}
