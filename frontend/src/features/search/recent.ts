/** Where somebody went last in a notebook, newest first: ids of rows and experiments, nothing of their content. */
const MOST = 8
const place = (notebook: string) => `tsuiki.recent:${notebook}`

export function recentIn(notebook: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(notebook)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

export function wentTo(notebook: string, id: string): void {
  const ids = [id, ...recentIn(notebook).filter((each) => each !== id)].slice(0, MOST)
  try {
    localStorage.setItem(place(notebook), JSON.stringify(ids))
  } catch {
    // Only a convenience.
  }
}
