import { Failure, failureFrom, failureOf, failureOfResponse } from './errors'

export type Sending = {
  onProgress?: ((fraction: number) => void) | undefined
  signal?: AbortSignal | undefined
}

/** Posts a form with files. XMLHttpRequest, because fetch does not tell how far an upload has come. */
export function sendFile(url: string, form: FormData, sending: Sending, ask: typeof fetch): Promise<void> {
  if (typeof XMLHttpRequest === 'undefined') return sendByFetch(url, form, sending, ask)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    request.open('POST', url)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('x-requested-with', 'JavaScript')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) sending.onProgress?.(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve()
      else
        reject(failureFrom(request.status, request.responseText, (name) => request.getResponseHeader(name)))
    }
    request.onerror = () => reject(new Failure('network'))
    request.onabort = () => reject(new Failure('aborted'))
    request.onloadend = () => sending.signal?.removeEventListener('abort', abort)
    if (sending.signal?.aborted) return reject(new Failure('aborted'))
    sending.signal?.addEventListener('abort', abort)
    request.send(form)
  })
}

async function sendByFetch(url: string, form: FormData, sending: Sending, ask: typeof fetch): Promise<void> {
  const init: RequestInit = { method: 'POST', body: form, headers: { accept: 'application/json' } }
  if (sending.signal) init.signal = sending.signal
  const response = await ask(url, init).catch((thrown: unknown) => {
    throw failureOf(thrown)
  })
  if (!response.ok) throw await failureOfResponse(response)
  sending.onProgress?.(1)
}
