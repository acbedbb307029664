import { type OwnDb, openOwn } from './ownStore'
import { remembered } from './remembered'
import { openKept, type Shelf, storeName } from './store'

const shelves = new Map<string, Promise<Shelf>>()
const owns = new Map<string, Promise<OwnDb>>()

/** Begins to read what this browser keeps of a notebook while the application itself is still being fetched. */
export function readAhead(slug: string): void {
  const me = remembered()
  const notebook = me?.notebooks.find((each) => each.slug === slug)
  if (!me || !notebook) return
  const name = storeName(me.person.id, notebook.id)
  shelves.set(name, openKept(name))
  const own = openOwn(me.person.id)
  own.catch(() => {})
  owns.set(me.person.id, own)
}

/** What was begun ahead is given to the first who asks for it. */
export const takeShelf = (name: string): Promise<Shelf> => taken(shelves, name) ?? openKept(name)
export const takeOwn = (person: string): Promise<OwnDb> => taken(owns, person) ?? openOwn(person)

function taken<T>(map: Map<string, T>, name: string): T | undefined {
  const value = map.get(name)
  map.delete(name)
  return value
}
