/** Every address of the interface, written and read in this one place. */
const part = encodeURIComponent

export const paths = {
  home: () => '/',
  log: (slug: string) => `/${part(slug)}`,
  at: (slug: string, id: string) => `/${part(slug)}/at/${part(id)}`,
  /** The log with all hits of some words marked. */
  find: (slug: string, words: string) => `/${part(slug)}?find=${part(words)}`,
  experiment: (slug: string, key: string) => `/${part(slug)}/e/${part(key)}`,
  /** The same experiment with the page for itself. */
  alone: (slug: string, key: string) => `/${part(slug)}/e/${part(key)}/alone`,
  /** The experiment's code: a file of it, and lines of that. */
  code: (slug: string, key: string, file?: string, lines?: string | null, excerpt?: string | null) => {
    const search = [
      file && `file=${part(file)}`,
      lines && `lines=${part(lines)}`,
      excerpt && `excerpt=${part(excerpt)}`,
    ].filter(Boolean)
    return `/${part(slug)}/e/${part(key)}/code${search.length > 0 ? `?${search.join('&')}` : ''}`
  },
  /** An excerpt followed through time: all of it, or the ancestors and descendants of one trial. */
  trail: (slug: string, name: string, through?: string | null, asColumns = false) => {
    const search = [through && `through=${part(through)}`, asColumns && 'view=columns'].filter(Boolean)
    return `/${part(slug)}/trail/${part(name)}${search.length > 0 ? `?${search.join('&')}` : ''}`
  },
  /** How the experiment's code differs from its first parent's, or from another's. */
  changes: (slug: string, key: string, against?: string | null) =>
    `/${part(slug)}/e/${part(key)}/changes${against ? `?against=${part(against)}` : ''}`,
  reference: () => '/api-reference',
  /** Somebody's own settings and the instance's; with a slug, a notebook's. */
  settings: (room: OwnRoom) => (room === 'preferences' ? '/settings' : `/settings/${room}`),
  notebookSettings: (slug: string, room: NotebookRoom) =>
    room === 'general' ? `/${part(slug)}/settings` : `/${part(slug)}/settings/${room}`,
  /** These two are the server's: they lead to the provider and back. */
  signIn: (to: string) => `/login?to=${part(to)}`,
  signOut: () => '/logout',
} as const

const ownRooms = ['preferences', 'tokens', 'accounts', 'notebooks'] as const
const notebookRooms = ['general', 'members', 'activity'] as const
export type OwnRoom = (typeof ownRooms)[number]
export type NotebookRoom = (typeof notebookRooms)[number]

/** How an experiment is looked at when not beside the log. */
const views = ['alone', 'code', 'changes'] as const
type View = (typeof views)[number]

export type Place =
  | { page: 'home' }
  | { page: 'reference' }
  | {
      page: 'notebook'
      slug: string
      at: string | null
      experiment: string | null
      view?: View
      trail?: string
    }
  | { page: 'settings'; slug: null; room: OwnRoom }
  | { page: 'settings'; slug: string; room: NotebookRoom }
  | { page: 'missing' }

/** The words the log is searched for, where the address says so. */
export const findIn = (search: string): string | null => new URLSearchParams(search).get('find')

const reserved = new Set(
  'api q p auth callback login logout settings client assets problems new api-reference fonts'.split(' '),
)

export function placeOf(pathname: string): Place {
  let parts: string[]
  try {
    parts = pathname.split('/').filter(Boolean).map(decodeURIComponent)
  } catch {
    return { page: 'missing' }
  }
  const [slug, room, name, ...rest] = parts
  if (slug === undefined) return { page: 'home' }
  if (slug === 'api-reference' && room === undefined) return { page: 'reference' }
  if (slug === 'settings' && name === undefined) {
    const own = roomOf(ownRooms, room)
    return own ? { page: 'settings', slug: null, room: own } : { page: 'missing' }
  }
  if (!/^[a-z0-9-]+$/.test(slug) || reserved.has(slug)) return { page: 'missing' }
  const view = rest.length === 1 ? views.find((each) => each === rest[0]) : undefined
  if (room === 'e' && name !== undefined && view)
    return { page: 'notebook', slug, at: null, experiment: name, view }
  if (rest.length > 0) return { page: 'missing' }
  if (room === undefined) return { page: 'notebook', slug, at: null, experiment: null }
  if (room === 'settings') {
    const of = roomOf(notebookRooms, name)
    return of ? { page: 'settings', slug, room: of } : { page: 'missing' }
  }
  if (name === undefined) return { page: 'missing' }
  if (room === 'at') return { page: 'notebook', slug, at: name, experiment: null }
  if (room === 'trail') return { page: 'notebook', slug, at: null, experiment: null, trail: name }
  if (room === 'e') return { page: 'notebook', slug, at: null, experiment: name }
  return { page: 'missing' }
}

/** The first of a kind has no word of its own in the address. */
function roomOf<Room extends string>(rooms: readonly Room[], word: string | undefined): Room | undefined {
  return word === undefined ? rooms[0] : rooms.slice(1).find((each) => each === word)
}
