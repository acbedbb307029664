/** What a team's server says about its people, for looking at the settings without one. */
import { kei, mio } from './notebook.mjs'

const ago = (days) => new Date(Date.now() - days * 86_400_000).toISOString()
const id = (n) => `0197b000-0000-7000-8000-${String(n).padStart(12, '0')}`
const long = {
  id: id(3),
  name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh von und zu der Handschrifterkennung',
}
const page = (items) => ({ items, nextPageToken: null })
const deed = (n, days, what, rest) => ({
  id: id(n),
  at: ago(days),
  who: kei,
  what,
  whom: null,
  detail: null,
  ...rest,
})

const members = [
  { person: kei, role: 'owner', since: ago(74) },
  { person: mio, role: 'writer', since: ago(70) },
  { person: long, role: 'reader', since: ago(3) },
]
const invitation = (n, rest) => ({
  id: id(n),
  email: null,
  user: null,
  role: 'writer',
  invitedBy: kei,
  createdAt: ago(1),
  state: 'waiting',
  ...rest,
})
const token = (n, name, rest) => ({
  id: id(n),
  name,
  notebook: 'lab',
  access: 'write',
  createdAt: ago(40),
  expiresAt: ago(-50),
  lastUsedAt: ago(1),
  ...rest,
})

const answers = {
  'GET /notebooks/lab/members': { items: members, nextPageToken: null },
  'GET /notebooks/lab/invitations': page([
    invitation(20, { email: 'ren@example.org' }),
    invitation(21, { user: 'aoi', role: 'reader' }),
  ]),
  'GET /notebooks/lab/activity': page([
    deed(30, 1, 'invited', { detail: 'ren@example.org' }),
    deed(31, 3, 'joined', { whom: long, detail: 'reader' }),
    deed(32, 8, 'redacted', { detail: 'a password in a log' }),
    deed(33, 9, 'token-made', { detail: 'training on the big machine' }),
    deed(34, 20, 'role-changed', { whom: mio, detail: 'writer' }),
    deed(35, 70, 'joined', { whom: mio, detail: 'reader' }),
    deed(36, 72, 'settings-changed', { detail: '手書き文字認識' }),
    deed(37, 74, 'created', { detail: 'lab' }),
  ]),
  'GET /tokens': page([
    token(40, 'Colab'),
    token(41, 'nightly export', { notebook: null, access: 'read', expiresAt: null, lastUsedAt: null }),
    token(42, 'old laptop', { expiresAt: ago(2) }),
  ]),
  'POST /tokens': token(43, 'training on the big machine', {
    lastUsedAt: null,
    secret: 'tsk_an-example-of-a-secret-that-opens-nothing',
  }),
  'GET /instance/accounts': page([
    { ...kei, userName: 'kei', email: 'kei@example.org', createdAt: ago(74), deactivatedAt: null },
    { ...mio, userName: 'mio', email: 'mio@example.org', createdAt: ago(70), deactivatedAt: null },
    {
      id: id(4),
      name: 'old hand',
      userName: 'oldhand',
      email: null,
      createdAt: ago(70),
      deactivatedAt: ago(2),
    },
    { ...long, userName: null, email: null, createdAt: ago(3), deactivatedAt: null },
  ]),
  'GET /instance/notebooks': page([
    {
      slug: 'lab',
      title: '手書き文字認識',
      owners: [kei],
      archived: false,
      lastSeq: 1204,
      createdAt: ago(74),
    },
    { slug: 'orphan', title: 'Left behind', owners: [], archived: true, lastSeq: 3, createdAt: ago(60) },
  ]),
}

export function aboutPeople(method, path) {
  return answers[`${method} ${path.replace('/api/v1', '')}`] ?? null
}
