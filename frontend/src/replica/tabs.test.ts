// @vitest-environment node
import { expect, it, vi } from 'vitest'
import { type Locks, Tabs } from './tabs'

it('leads by itself where a browser does not let it ask for a lock', async () => {
  const locks = { request: () => Promise.reject(new DOMException('', 'SecurityError')) } as unknown as Locks
  const tabs = new Tabs('notebook', locks)
  const begin = vi.fn()
  tabs.lead(begin)
  await vi.waitFor(() => expect(begin).toHaveBeenCalledOnce())
  expect(tabs.leads).toBe(true)
  const work = vi.fn(async () => {})
  await tabs.alone('something', work)
  expect(work).toHaveBeenCalledOnce()
  tabs.close()
})
