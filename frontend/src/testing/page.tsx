import { act, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createApi } from '../api/client'
import { entryOf } from '../replica/entries'
import { ReplicaHolder } from '../replica/react'
import { Replica } from '../replica/replica'
import { Sessions } from '../replica/session'
import { Journal } from './notebook'

const unreachable: typeof fetch = () => Promise.reject(new TypeError('no network in this test'))

/** Something drawn from a replica that holds what a journal says; the server is out of reach unless a test answers for it. */
export function pageOf(journal = new Journal(), ask = unreachable) {
  const replica = new Replica('lab', { sessions: new Sessions(createApi('http://127.0.0.1:9', ask)) })
  replica.book.change(journal.items.map(entryOf))
  const come = (...items: Journal['items']) => act(() => void replica.book.change(items.map(entryOf)))
  const show = (view: ReactNode) => render(<ReplicaHolder replica={replica}>{view}</ReplicaHolder>)
  return { journal, replica, come, show }
}
