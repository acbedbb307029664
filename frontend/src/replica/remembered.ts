import type { Me } from '../api/records'

export const KEY = 'tsuiki:me'

/** Who was here last in this browser, as the server told it. */
export function remembered(): Me | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Me | null
  } catch {
    return null
  }
}

export function remember(me: Me | null): void {
  try {
    if (me) localStorage.setItem(KEY, JSON.stringify(me))
    else localStorage.removeItem(KEY)
  } catch {
    // Storage can be forbidden: then the server is asked each time.
  }
}
