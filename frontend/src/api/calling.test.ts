import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { caller, PATIENCE } from './calling'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A connection that died without anybody saying so: it ends when it is told to. */
const dead: typeof fetch = (_url, init) =>
  new Promise((_, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
  })

it('takes a question that nobody answers for one that did not come through', async () => {
  const answer = caller('', dead)('POST', '/x', { text: 'see' })
  const failed = expect(answer).rejects.toMatchObject({ kind: 'network', retryable: true })
  await vi.advanceTimersByTimeAsync(PATIENCE)
  await failed
})

it('ends a question that nobody wants answered any more', async () => {
  const end = new AbortController()
  const answer = caller('', dead)('GET', '/x', undefined, end.signal)
  const failed = expect(answer).rejects.toMatchObject({ kind: 'aborted' })
  end.abort()
  await failed
})

it('lets an answer take as long as it takes once it has begun', async () => {
  let signal: AbortSignal | null | undefined
  const begun: typeof fetch = async (_url, init) => {
    signal = init?.signal
    return new Response('{}')
  }
  await caller('', begun)('GET', '/x')
  await vi.advanceTimersByTimeAsync(PATIENCE)
  expect(signal?.aborted).toBe(false)
})
