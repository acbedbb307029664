import type { Replica } from '../../replica/replica'
import type { LogItem } from '../../replica/types'

/** One row as it is drawn. Starts that died at once, one after another, share a row. */
export type Row = {
  id: string
  day: string
  time: number
  firstOfDay: boolean
  /** Named only where somebody else begins. */
  author: string | null
  item: LogItem
  died: readonly string[]
}

const atOnce = 60_000

export function rowsOf(items: readonly LogItem[], replica: Replica): Row[] {
  const rows: Row[] = []
  const people = new Set<string>()
  let before: { author: string; day: string } | null = null
  for (const item of items) {
    const author = replica.book.entries.get(item.id)?.author
    if (author) people.add(author.id)
    const last = rows.at(-1)
    // What was added right under its target stands there anyway.
    const target = item.kind === 'added' ? targetOf(item, replica) : null
    if (target !== null && last?.item.id === target) continue
    const died = item.kind === 'experiment' && diedAtOnce(item, replica)
    if (died && last && last.died.length > 0 && last.day === item.day && before?.author === author?.id) {
      rows[rows.length - 1] = { ...last, died: [...last.died, item.id] }
      continue
    }
    const firstOfDay = before?.day !== item.day
    const changed = before === null || before.author !== author?.id
    rows.push({
      id: item.id,
      day: item.day,
      time: item.time,
      firstOfDay,
      author: changed ? (author?.name ?? null) : null,
      item,
      died: died ? [item.id] : [],
    })
    before = { author: author?.id ?? '', day: item.day }
  }
  // Alone in a notebook, nobody needs to be told who wrote.
  return people.size > 1 ? rows : rows.map((row) => (row.author === null ? row : { ...row, author: null }))
}

/** In which row each item of the log stands: its own, or that of the item before it, which it shares. */
export function rowAt(rows: readonly Row[], items: readonly LogItem[]): Int32Array {
  let row = -1
  return Int32Array.from(items, ({ id }) => (rows[row + 1]?.id === id ? ++row : row))
}

/** Which rows each day has. */
export function daysOf(rows: readonly Row[]): Map<string, { from: number; to: number }> {
  const days = new Map<string, { from: number; to: number }>()
  rows.forEach(({ day }, i) => {
    const its = days.get(day)
    if (its) its.to = i + 1
    else days.set(day, { from: i, to: i + 1 })
  })
  return days
}

/** The row an addition leads to. */
export function targetOf(item: LogItem, replica: Replica): string | null {
  return replica.placeOf(item.id)
}

function diedAtOnce({ id, time }: LogItem, replica: Replica): boolean {
  const finished = replica.book.folded.get(id)?.finished
  if (!finished || finished.ok) return false
  if (Date.parse(finished.at) - time > atOnce) return false
  const view = replica.views.experiment(id)
  return view !== null && view.annotations === 0 && view.attachments.length === 0 && view.results.length === 0
}

const line = 25
const perLine = 84

/** Asks the records themselves: a view of each trial in the log would be made only for this. */
function trialHeight(id: string, { book }: Replica, wide: boolean): number {
  let words = Boolean(book.folded.get(id)?.title)
  for (const each of book.aboutIds(id)) {
    const type = book.entries.get(each)?.type
    if (type === 'attachment') return wide ? 70 : 88
    words ||= type === 'annotation'
  }
  return (words ? 60 : 38) + (wide ? 0 : 21)
}

/** How tall a row will be, before anybody has seen it. */
export function estimateOf(row: Row, replica: Replica, wide: boolean): number {
  const heading = (row.firstOfDay ? (wide ? 30 : 54) : 0) + (row.author ? 22 : 0)
  if (row.item.kind === 'experiment')
    return heading + 9 + (row.died.length > 1 ? 30 : trialHeight(row.item.id, replica, wide))
  if (row.item.kind === 'added') return heading + 31
  const entry = replica.book.entries.get(row.item.id)?.record
  const pictures = row.item.kind === 'attachment' ? 1 : (entry?.attachments?.length ?? 0)
  return (
    heading +
    14 +
    textHeight(entry?.text ?? '', wide) +
    (pictures === 0 ? 0 : pictures === 1 ? (wide ? 270 : 235) : 160)
  )
}

const CODE = /^\s*(```|~~~)/
const CODE_PADDING = 24
const CODE_LINE = 21
const FORMULA = 48
const RULE = /^\|[-:| ]+$/

/** Line by line, as Markdown would set it: code does not wrap, and what sets a formula is longer than the formula. */
function textHeight(text: string, wide: boolean): number {
  let height = 0
  let inside: 'code' | 'formula' | null = null
  for (const each of text.split('\n')) {
    if (inside !== 'formula' && CODE.test(each)) {
      inside = inside ? null : 'code'
      if (inside) height += CODE_PADDING
    } else if (inside === 'code') height += CODE_LINE
    else if (each.startsWith('$$')) {
      if (!inside) height += FORMULA
      inside = inside || each.length > 2 ? null : 'formula'
    } else if (!inside)
      height +=
        line * (RULE.test(each) ? 0.5 : Math.max(0.5, Math.ceil(widthOf(each) / (wide ? perLine : 46))))
  }
  return height
}

/** In Latin letters; a Japanese one is as wide as two. */
function widthOf(text: string): number {
  const shown = text.includes('$') ? text.replace(/\\[A-Za-z]+/g, 'x').replace(/[{}$^_]/g, '') : text
  let width = 0
  for (let i = 0; i < shown.length; i++) width += shown.charCodeAt(i) > 0x2e7f ? 2 : 1
  return width
}
