import { expect, it, vi } from 'vitest'
import type { JournalItem } from '../api/records'
import { uuidv7 } from '../lib/uuid'
import { longJournal } from '../testing/notebook'
import { forgetStores, openKept, Store, storeName } from './store'

const seqs = (items: readonly JournalItem[]) => items.map((item) => item.seq).sort((a, b) => a - b)
async function readAll(store: Store) {
  const { rest, ...kept } = await store.read()
  const items = [...kept.items]
  for await (const more of rest()) items.push(...more)
  return { ...kept, items }
}
const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

it('gives back what it was given, newest pages first and single records on both ends included', async () => {
  const { items, epoch } = longJournal(3_000)
  const name = uuidv7()
  const store = await Store.open(name)
  await store.add(items.slice(2_000, 2_990), epoch)
  await store.add(items.slice(1_990, 2_000), epoch)
  for (const item of items.slice(2_990)) await store.add([item], epoch)
  await store.add(items.slice(0, 1_990), epoch)
  store.close()
  const again = await Store.open(name)
  const kept = await readAll(again)
  expect(kept).toMatchObject({ epoch, held: { first: 1, last: 3_000 } })
  expect([...kept.items].sort((a, b) => a.seq - b.seq)).toEqual(items)
})

it('puts single records together once there are many', async () => {
  const { items, epoch } = longJournal(900)
  const store = await Store.open(uuidv7())
  for (const item of items) await store.add([item], epoch)
  const kept = await readAll(store)
  expect(seqs(kept.items)).toEqual(upTo(1, 900))
  expect(kept.items.filter((item) => item.seq <= 800)).toHaveLength(800)
})

it('does not take records with a hole before them, nor twice', async () => {
  const { items, epoch } = longJournal(30)
  const store = await Store.open(uuidv7())
  await store.add(items.slice(0, 10), epoch)
  await store.add(items.slice(20, 30), epoch)
  await store.add(items.slice(5, 15), epoch)
  expect(await readAll(store)).toMatchObject({ held: { first: 1, last: 15 } })
  expect(seqs((await readAll(store)).items)).toEqual(upTo(1, 15))
})

it('begins anew with another epoch', async () => {
  const { items } = longJournal(20)
  const store = await Store.open(uuidv7())
  await store.add(items.slice(0, 10), 'before')
  await store.add(items.slice(10, 20), 'after')
  expect(await readAll(store)).toMatchObject({ epoch: 'after', held: { first: 11, last: 20 } })
  expect(seqs((await readAll(store)).items)).toEqual(upTo(11, 20))
})

it('writes over what was redacted, in a chunk and among single records', async () => {
  const { items, epoch } = longJournal(1_010)
  const store = await Store.open(uuidv7())
  await store.add(items.slice(0, 1_000), epoch)
  await store.add(items.slice(1_000), epoch)
  const emptied = [500, 1_005].map(
    (seq) => ({ ...items[seq - 1], record: { id: `gone-${seq}` } }) as JournalItem,
  )
  await store.replace(emptied)
  const kept = (await readAll(store)).items.sort((a, b) => a.seq - b.seq)
  expect(kept).toHaveLength(1_010)
  expect([kept[499]?.record.id, kept[1_004]?.record.id]).toEqual(['gone-500', 'gone-1005'])
  expect(kept[500]).toEqual(items[500])
})

it('is forgotten whole, without the journals of others', async () => {
  const [kei, mio] = [uuidv7(), uuidv7()]
  const { items, epoch } = longJournal(10)
  for (const person of [kei, mio]) {
    const store = await Store.open(storeName(person, 'lab'))
    await store.add(items, epoch)
  }
  await forgetStores(kei)
  expect((await readAll(await Store.open(storeName(kei, 'lab')))).items).toEqual([])
  expect((await readAll(await Store.open(storeName(mio, 'lab')))).items).toHaveLength(10)
})

it('keeps nothing where the browser never answers, and is not waited for any longer', async () => {
  vi.useFakeTimers()
  const never = Object.assign(Object.create(IDBOpenDBRequest.prototype), { addEventListener: () => {} })
  const open = vi.spyOn(indexedDB, 'open').mockReturnValue(never)
  try {
    const shelf = openKept(uuidv7())
    await vi.advanceTimersByTimeAsync(8_000)
    expect(await shelf).toMatchObject({ store: null, kept: { items: [] } })
  } finally {
    open.mockRestore()
    vi.useRealTimers()
  }
})
