/** One row of several texts side by side: the number of its line in each, counted from 0, null where it has none. */
export type Row = { key: number; lines: (number | null)[]; differs: boolean }

/** Texts side by side, so that what stayed stands in one row; what was changed stands beside what it became. */
export function aligned(texts: readonly (readonly string[])[]): Row[] {
  let rows: { text: string; lines: (number | null)[]; differs: boolean }[] = []
  texts.forEach((text, column) => {
    const next: typeof rows = []
    const empty = () => new Array<number | null>(column).fill(null)
    const place = (row: number | null, line: number | null) => {
      const old = row === null ? null : rows[row]
      const here = line === null ? null : (text[line] ?? '')
      next.push({
        text: here ?? old?.text ?? '',
        lines: [...(old?.lines ?? empty()), line],
        differs: column > 0 && (old?.differs || old === null || here === null || here !== old?.text),
      })
    }
    let row = 0
    let line = 0
    const matches =
      column === 0
        ? []
        : common(
            rows.map((each) => each.text),
            text,
          )
    for (const [atRow, atLine] of [...matches, [rows.length, text.length] as const]) {
      while (row < atRow || line < atLine) place(row < atRow ? row++ : null, line < atLine ? line++ : null)
      if (row < rows.length && line < text.length) place(row++, line++)
    }
    rows = next
  })
  return rows.map(({ lines, differs }, key) => ({ key, lines, differs }))
}

/** The longest common subsequence, as pairs of places; past a size at which that would take long, only its ends. */
function common(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const n = a.length - start - end
  const m = b.length - start - end
  const pairs: (readonly [number, number])[] = []
  for (let i = 0; i < start; i++) pairs.push([i, i])
  if (n > 0 && m > 0 && n * m <= 4_000_000) {
    const width = m + 1
    const best = new Uint16Array((n + 1) * width)
    const at = (i: number, j: number) => best[i * width + j] ?? 0
    for (let i = n - 1; i >= 0; i--)
      for (let j = m - 1; j >= 0; j--)
        best[i * width + j] =
          a[start + i] === b[start + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    for (let i = 0, j = 0; i < n && j < m; ) {
      if (a[start + i] === b[start + j]) pairs.push([start + i++, start + j++])
      else if (at(i + 1, j) >= at(i, j + 1)) i++
      else j++
    }
  }
  for (let i = end; i > 0; i--) pairs.push([a.length - i, b.length - i])
  return pairs
}

/** Rows to be shown, and runs that are the same everywhere and far from any difference. */
export type Stretch = { kind: 'rows'; from: number; to: number } | { kind: 'same'; from: number; to: number }

const NEAR = 3

export function foldedRows(rows: readonly Row[]): Stretch[] {
  const near = rows.map((_, i) =>
    rows.slice(Math.max(0, i - NEAR), i + NEAR + 1).some(({ differs }) => differs),
  )
  const stretches: Stretch[] = []
  for (let from = 0; from < rows.length; ) {
    let to = from + 1
    while (to < rows.length && near[to] === near[from]) to++
    const kind = near[from] || to - from < NEAR ? 'rows' : 'same'
    const last = stretches.at(-1)
    if (kind === 'rows' && last?.kind === 'rows') last.to = to
    else stretches.push({ kind, from, to })
    from = to
  }
  return stretches
}
