import { Failure, failureOf, failureOfResponse } from './errors'

export type Call = (method: string, path: string, body?: unknown, signal?: AbortSignal) => Promise<Response>

/** Speaks to the API as this page: JSON, the browser's session, and a `Failure` for all that is no success. */
export function caller(root: string, ask: typeof fetch = (...given) => fetch(...given)): Call {
  return async (method, path, body, signal) => {
    const headers: Record<string, string> = { accept: 'application/json', 'x-requested-with': 'JavaScript' }
    const init: RequestInit = { method, headers, credentials: 'same-origin', redirect: 'error' }
    if (body !== undefined) {
      headers['content-type'] = 'application/json'
      init.body = JSON.stringify(body)
    }
    if (signal) init.signal = signal
    const response = await ask(root + path, init).catch((thrown: unknown) => {
      throw failureOf(thrown)
    })
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
