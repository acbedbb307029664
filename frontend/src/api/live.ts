import { sseParser } from '../lib/sse'
import { Failure, failureOf } from './errors'
import type { JournalItem } from './records'

export type LiveHandlers = {
  /** The first event of every stream. */
  onNotebook: (state: { epoch: string; lastSeq: number }) => void
  /** What came in one piece, in order. */
  onItems: (items: JournalItem[]) => void
}

/**
 * Reads a stream of the journal until it ends, which it always does by throwing: the server closed it (`network`), the
 * signal aborted it, or nothing at all, not even one of the comment lines of every 15 s, came for `silence` ms.
 */
export async function readLive(
  response: Response,
  handlers: LiveHandlers,
  abort: AbortController,
  silence = 40_000,
): Promise<never> {
  const body = response.body
  if (!body) throw new Failure('server')
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  const parse = sseParser()
  let timer: ReturnType<typeof setTimeout> | undefined
  const listen = () => {
    clearTimeout(timer)
    timer = setTimeout(() => abort.abort(), silence)
  }
  try {
    listen()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) throw new Failure('network')
      listen()
      const items: JournalItem[] = []
      for (const event of parse(value)) {
        if (event.event === 'notebook')
          handlers.onNotebook(JSON.parse(event.data) as { epoch: string; lastSeq: number })
        else if (event.event === 'message') items.push(JSON.parse(event.data) as JournalItem)
      }
      if (items.length > 0) handlers.onItems(items)
    }
  } catch (thrown) {
    throw failureOf(thrown)
  } finally {
    clearTimeout(timer)
    reader.cancel().catch(() => {})
  }
}
