import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import type { Me, Role } from '../../api/records'
import { answers, problem } from '../../testing/answers'
import { Members } from './Members'

const kei = { id: 'p-kei', name: 'kei' }
const mio = { id: 'p-mio', name: 'mio' }
const me: Me = {
  person: { ...kei, email: null, administrator: false },
  notebooks: [],
  server: { version: '1', mode: 'team' },
}
const member = (person: typeof kei, role: Role) => ({ person, role, since: '2026-06-01T00:00:00Z' })
const members = (...items: ReturnType<typeof member>[]) => ({ items, nextPageToken: null })
const nobody = { items: [], nextPageToken: null }

it('keeps the last owner, and says why', async () => {
  answers({
    'GET /notebooks/lab/members': members(member(kei, 'owner'), member(mio, 'writer')),
    'GET /notebooks/lab/invitations': nobody,
  })
  render(<Members slug="lab" me={me} />)
  await screen.findByText(/The last owner stays/)
  expect(screen.queryByRole('combobox', { name: 'Role of kei' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Leave' })).toBeNull()
  await screen.findByText('Nobody is waited for.')
})

it('shows members who own nothing the list and the way out, and nothing else', async () => {
  const { asked } = answers({
    'GET /notebooks/lab/members': members(member(mio, 'owner'), member(kei, 'reader')),
  })
  render(<Members slug="lab" me={me} />)
  await screen.findByRole('button', { name: 'Leave' })
  expect(screen.queryByRole('combobox')).toBeNull()
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(asked.map((each) => each.line)).not.toContain('GET /notebooks/lab/invitations')
})

it('invites by address where there is an @, else by user name', async () => {
  const invitation = {
    id: 'i-1',
    email: 'ren@example.org',
    user: null,
    role: 'writer',
    invitedBy: kei,
    createdAt: '2026-06-01T00:00:00Z',
    state: 'waiting',
  }
  const { asked } = answers({
    'GET /notebooks/lab/members': members(member(kei, 'owner')),
    'GET /notebooks/lab/invitations': nobody,
    'POST /notebooks/lab/invitations': invitation,
  })
  render(<Members slug="lab" me={me} />)
  await userEvent.type(await screen.findByRole('textbox'), 'ren@example.org{Enter}')
  const waiting = screen.getByRole('region', { name: 'Invited, not here yet' })
  await within(waiting).findByText('ren@example.org')
  await userEvent.type(screen.getByRole('textbox'), 'aoi{Enter}')
  const bodies = asked.filter((each) => each.line.startsWith('POST')).map((each) => each.body)
  expect(bodies).toMatchObject([{ email: 'ren@example.org', role: 'writer' }, { user: 'aoi' }])
})

it('says beside the name, once and in its own words, what the server refused', async () => {
  answers({
    'GET /notebooks/lab/members': members(member(kei, 'owner'), member(mio, 'owner')),
    'GET /notebooks/lab/invitations': nobody,
    'PUT /notebooks/lab/members/p-mio': problem(409, 'last-owner'),
  })
  render(<Members slug="lab" me={me} />)
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Role of mio' }), 'writer')
  expect((await screen.findByRole('alert')).textContent).toMatch(/A notebook keeps an owner/)
  expect(screen.queryByText(/in the words of the server/)).toBeNull()
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Role of mio' }).value).toBe('owner')
})

it('asks before somebody steps down or is removed, and takes no for an answer', async () => {
  const { asked } = answers({
    'GET /notebooks/lab/members': members(member(kei, 'owner'), member(mio, 'owner')),
    'GET /notebooks/lab/invitations': nobody,
    'DELETE /notebooks/lab/members/p-mio': null,
  })
  render(<Members slug="lab" me={me} />)
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Role of kei' }), 'writer')
  await userEvent.click(screen.getByRole('button', { name: 'Leave it' }))
  await userEvent.click(screen.getByRole('button', { name: 'Remove mio' }))
  await userEvent.keyboard('{Escape}')
  expect(screen.getByRole('button', { name: 'Remove mio' })).toBe(document.activeElement)
  expect(asked.every((each) => each.line.startsWith('GET'))).toBe(true)
  await userEvent.click(screen.getByRole('button', { name: 'Remove mio' }))
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => screen.queryByText('mio')).toBeNull()
})
