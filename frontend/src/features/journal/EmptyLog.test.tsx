import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { pageOf } from '../../testing/page'
import { EmptyLog } from './EmptyLog'

function emptyFor(role: 'reader' | 'writer', archived = false) {
  const { replica, show } = pageOf()
  const notebook = { id: 'nb-1', slug: 'lab', title: 'lab', sharing: 'writers', better: {} } as const
  vi.spyOn(replica, 'notebook', 'get').mockReturnValue({ ...notebook, role, archived })
  show(<EmptyLog />)
}

it('shows whoever may write the first line to copy', () => {
  emptyFor('writer')
  expect(screen.getByText(/curl.*\/api\/v1\/notebooks\/lab\/experiments/s)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible()
})

it('invites nobody to write who may not', () => {
  emptyFor('reader')
  emptyFor('writer', true)
  expect(screen.getAllByText('Nothing has been written here yet.')).toHaveLength(2)
  expect(screen.queryByText(/curl/)).toBeNull()
})
