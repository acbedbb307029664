import { lowerBound, updated } from '../lib/sorted'
import { dayFinder } from '../lib/time'
import { byTime } from './entries'
import type { Row } from './logRows'
import type { Log, LogItem, Month } from './types'

/** The rows of the log in order. */
export class LogIndex {
  private rows = new Map<string, LogItem>()
  private log: Log = { items: [], version: 0 }
  private monthsOf: { version: number; months: readonly Month[] } = { version: -1, months: [] }
  private readonly dayOf = dayFinder()

  get current(): Log {
    return this.log
  }

  /** Looks at the rows of these records again; whether any of them came, went or moved. */
  update(ids: Iterable<string>, rowOf: (id: string) => Row | null): boolean {
    const gone = new Set<LogItem>()
    const come: LogItem[] = []
    for (const id of ids) {
      const before = this.rows.get(id)
      const now = rowOf(id)
      if (!before && !now) continue
      if (before && now && same(before, now)) continue
      if (before) gone.add(before)
      if (now) {
        now.day = this.dayOf(now.time)
        this.rows.set(id, now)
        come.push(now)
      } else this.rows.delete(id)
    }
    if (gone.size === 0 && come.length === 0) return false
    this.log = { items: updated(this.log.items, gone, come, byTime), version: this.log.version + 1 }
    return true
  }

  indexOf(id: string): number {
    const item = this.rows.get(id)
    return item ? lowerBound(this.log.items, item, byTime) : -1
  }

  has(id: string): boolean {
    return this.rows.has(id)
  }

  months(): readonly Month[] {
    if (this.monthsOf.version !== this.log.version) {
      const months: { month: string; index: number; count: number }[] = []
      this.log.items.forEach((item, index) => {
        const month = item.day.slice(0, 7)
        const last = months.at(-1)
        if (last?.month === month) last.count++
        else months.push({ month, index, count: 1 })
      })
      this.monthsOf = { version: this.log.version, months }
    }
    return this.monthsOf.months
  }

  clear(): void {
    this.rows = new Map()
    this.log = { items: [], version: this.log.version + 1 }
  }
}

function same(a: LogItem, b: Row): boolean {
  return (
    a.kind === b.kind && a.type === b.type && a.time === b.time && a.order === b.order && a.died === b.died
  )
}
