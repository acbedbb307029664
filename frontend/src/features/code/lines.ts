/** Lines of one file, 1-based and inclusive. */
export type Lines = { from: number; to: number }

const LONGEST = 200

/** Stretches of lines that can be drawn at once: one ends where something stands under a line, none is too long. */
export function stretches(count: number, under: ReadonlySet<number>): Lines[] {
  const parts: Lines[] = []
  for (let from = 1; from <= count; ) {
    let to = from
    while (to < count && to - from + 1 < LONGEST && !under.has(to)) to++
    parts.push({ from, to })
    from = to + 1
  }
  return parts
}

/** `12` and `12-20` of an address; null for anything else. */
export function linesOf(written: string | null): Lines | null {
  const match = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(written ?? '')
  if (!match) return null
  const from = Number(match[1])
  const to = Number(match[2] ?? match[1])
  return from < 1 || to < 1 ? null : { from: Math.min(from, to), to: Math.max(from, to) }
}

export function writtenLines({ from, to }: Lines): string {
  return from === to ? String(from) : `${from}-${to}`
}
