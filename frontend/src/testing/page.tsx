import { act, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createApi } from '../api/client'
import { entryOf } from '../replica/entries'
import { ReplicaHolder } from '../replica/react'
import { Replica } from '../replica/replica'
import { Sessions } from '../replica/session'
import { Journal } from './notebook'

/** Something drawn from a replica that holds what a journal says; the server is out of reach. */
export function pageOf(journal = new Journal()) {
  const unreachable = () => Promise.reject(new TypeError('no network in this test'))
  const replica = new Replica('lab', { sessions: new Sessions(createApi('http://127.0.0.1:9', unreachable)) })
  replica.book.change(journal.items.map(entryOf))
  const come = (...items: Journal['items']) => act(() => void replica.book.change(items.map(entryOf)))
  const show = (view: ReactNode) => render(<ReplicaHolder replica={replica}>{view}</ReplicaHolder>)
  return { journal, replica, come, show }
}
