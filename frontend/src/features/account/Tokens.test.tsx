import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import type { Me } from '../../api/records'
import { answers } from '../../testing/answers'
import { readyLines } from './readyLines'
import { Tokens } from './Tokens'

const me: Me = {
  person: { id: 'p-kei', name: 'kei', email: null, administrator: false },
  notebooks: [{ id: 'n', slug: 'lab', title: 'Lab', role: 'owner', lastSeq: 0, epoch: 'e', archived: false }],
  server: { version: '1', mode: 'local' },
}
const token = {
  id: 't-1',
  name: 'training',
  notebook: 'lab',
  access: 'write',
  createdAt: '2026-06-01T00:00:00Z',
  expiresAt: null,
  lastUsedAt: null,
}

it('makes a token with a name, a notebook, an access and an end, and shows its secret until it is kept', async () => {
  const { asked } = answers({
    'GET /tokens': { items: [], nextPageToken: null },
    'POST /tokens': { ...token, secret: 'tsk_once' },
  })
  render(<Tokens me={me} />)
  await screen.findByText(/You have no tokens/)
  await userEvent.type(screen.getByLabelText('What it is for'), 'training')
  await userEvent.selectOptions(screen.getByLabelText('Notebook'), 'lab')
  await userEvent.selectOptions(screen.getByLabelText('Valid for'), 'until revoked')
  await userEvent.click(screen.getByRole('button', { name: 'Make token' }))
  await screen.findByText('tsk_once')
  expect(asked.at(-1)).toEqual({
    line: 'POST /tokens',
    body: { name: 'training', notebook: 'lab', access: 'write', expiresAt: null },
  })
  await userEvent.click(screen.getByLabelText('Python'))
  expect(screen.getByText(/urllib/).textContent).toContain('tsk_once')
  await userEvent.click(screen.getByRole('button', { name: 'I have kept it' }))
  expect(screen.queryByText(/tsk_once/)).toBeNull()
  screen.getByText('training')
})

it('gives lines for reading where a token may only read, and no secret to a notebook on Colab', () => {
  const given = { origin: 'https://t.example', slug: 'lab', secret: 'tsk_s' }
  expect(readyLines('curl', { ...given, writes: true })).toContain('-F key=first_try')
  expect(readyLines('curl', { ...given, writes: false })).not.toContain('-F')
  expect(readyLines('python', { ...given, writes: false })).not.toContain('json.dumps')
  expect(readyLines('colab', { ...given, writes: true })).not.toContain('tsk_s')
})
