export type Compare<T> = (a: T, b: T) => number

/** Index of the first element that is not before `item`. */
export function lowerBound<T>(sorted: readonly T[], item: T, compare: Compare<T>): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(sorted[middle] as T, item) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * A new sorted list without `gone` and with `come` (any order). A few come or go by copying around them; many by one
 * merge, so both one new record among 100,000 and a page of 1,000 are cheap.
 */
export function updated<T>(
  sorted: readonly T[],
  gone: ReadonlySet<T>,
  come: readonly T[],
  compare: Compare<T>,
): T[] {
  if (gone.size + come.length <= 8) {
    const next = sorted.slice()
    for (const item of gone) {
      const at = lowerBound(next, item, compare)
      if (next[at] === item) next.splice(at, 1)
    }
    for (const item of come) next.splice(lowerBound(next, item, compare), 0, item)
    return next
  }
  const kept = gone.size === 0 ? sorted : sorted.filter((item) => !gone.has(item))
  return merged(kept, [...come].sort(compare), compare)
}

function merged<T>(a: readonly T[], b: readonly T[], compare: Compare<T>): T[] {
  const first = a[0]
  const last = a.at(-1)
  if (first === undefined || last === undefined) return b.slice()
  if (b.length === 0) return a.slice()
  if (compare(b.at(-1) as T, first) < 0) return b.concat(a)
  if (compare(last, b[0] as T) < 0) return a.concat(b)
  const all: T[] = new Array(a.length + b.length)
  let i = 0
  let j = 0
  for (let k = 0; k < all.length; k++) {
    const fromA = j >= b.length || (i < a.length && compare(a[i] as T, b[j] as T) <= 0)
    all[k] = (fromA ? a[i++] : b[j++]) as T
  }
  return all
}
