/** Every address of the interface, written and read in this one place. */
const part = encodeURIComponent

export const paths = {
  home: () => '/',
  log: (slug: string) => `/${part(slug)}`,
  at: (slug: string, id: string) => `/${part(slug)}/at/${part(id)}`,
  experiment: (slug: string, key: string) => `/${part(slug)}/e/${part(key)}`,
  reference: () => '/api-reference',
} as const

export type Place =
  | { page: 'home' }
  | { page: 'reference' }
  | { page: 'notebook'; slug: string; at: string | null; experiment: string | null }
  | { page: 'missing' }

const reserved = new Set(
  'api q p login logout settings client assets problems new api-reference fonts'.split(' '),
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
  if (!/^[a-z0-9-]+$/.test(slug) || reserved.has(slug) || rest.length > 0) return { page: 'missing' }
  if (room === undefined) return { page: 'notebook', slug, at: null, experiment: null }
  if (name === undefined) return { page: 'missing' }
  if (room === 'at') return { page: 'notebook', slug, at: name, experiment: null }
  if (room === 'e') return { page: 'notebook', slug, at: null, experiment: name }
  return { page: 'missing' }
}
