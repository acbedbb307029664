const place = 'tsuiki.notebook'

/** Where `/` leads: to the notebook one was in last, else to the first. */
export function homeOf(slugs: readonly string[]): string | null {
  let last: string | null = null
  try {
    last = localStorage.getItem(place)
  } catch {
    // Without storage the first one serves.
  }
  return last && slugs.includes(last) ? last : (slugs[0] ?? null)
}

export function remember(slug: string): void {
  try {
    localStorage.setItem(place, slug)
  } catch {
    // Only a convenience.
  }
}
