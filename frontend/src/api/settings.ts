import { caller, json } from './calling'
import type { components } from './generated/schema'

type Schemas = components['schemas']
export type Member = Schemas['Member']
export type Invitation = Schemas['Invitation']
export type NewInvitation = Schemas['NewInvitation']
export type Activity = Schemas['Activity']
export type Token = Schemas['Token']
export type NewToken = Schemas['NewToken']
export type NotebookSettings = Schemas['NotebookSettings']
export type Notebook = Schemas['Notebook']
export type Account = Schemas['Account']
export type InstanceNotebook = Schemas['InstanceNotebook']
export type Page<T> = { items: T[]; nextPageToken: string | null }

const call = caller('/api/v1')
const part = encodeURIComponent
const notebook = (slug: string) => `/notebooks/${part(slug)}`
const read = <T>(path: string) => json<T>(call('GET', path))
const paged = <T>(path: string, asked: Record<string, string | null | undefined> = {}) => {
  const given = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return read<Page<T>>(`${path}?${new URLSearchParams(given)}`)
}

/** What is asked about people and settings: no record, so never in the replica. */
export const settings = {
  notebook: (slug: string) => read<Notebook>(notebook(slug)),
  change: (slug: string, change: NotebookSettings) =>
    json<Notebook>(call('PUT', `${notebook(slug)}/settings`, change)),

  members: async (slug: string) => (await read<{ items: Member[] }>(`${notebook(slug)}/members`)).items,
  giveRole: (slug: string, person: string, role: Member['role']) =>
    json<Member>(call('PUT', `${notebook(slug)}/members/${person}`, { role })),
  removeMember: async (slug: string, person: string) =>
    void (await call('DELETE', `${notebook(slug)}/members/${person}`)),
  invitations: (slug: string, pageToken?: string | null) =>
    paged<Invitation>(`${notebook(slug)}/invitations`, { limit: '200', pageToken }),
  invite: (slug: string, invitation: NewInvitation) =>
    json<Invitation>(call('POST', `${notebook(slug)}/invitations`, invitation)),
  withdraw: async (slug: string, id: string) =>
    void (await call('DELETE', `${notebook(slug)}/invitations/${id}`)),
  activity: (slug: string, pageToken?: string | null) =>
    paged<Activity>(`${notebook(slug)}/activity`, { limit: '100', pageToken }),

  tokens: async () => (await read<{ items: Token[] }>('/tokens')).items,
  makeToken: (token: NewToken) => json<Token>(call('POST', '/tokens', token)),
  revokeToken: async (id: string) => void (await call('DELETE', `/tokens/${id}`)),

  accounts: (q: string, pageToken?: string | null) => paged<Account>('/instance/accounts', { q, pageToken }),
  deactivate: (id: string, deactivated: boolean) =>
    json<Account>(call('PUT', `/instance/accounts/${id}`, { deactivated })),
  allNotebooks: (q: string, pageToken?: string | null) =>
    paged<InstanceNotebook>('/instance/notebooks', { q, pageToken }),
  giveOwner: (slug: string, owner: string) =>
    json<InstanceNotebook>(call('PUT', `/instance/notebooks/${part(slug)}`, { owner })),
}
