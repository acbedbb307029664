import { whenIdle } from '../../lib/wait'
import { type Language, localeOf } from '../preferences'
import { useLanguage } from './language'
import { keepPatterns, keptPatterns, write } from './patterns'

export type DayHeading = { date: string; weekday: string; year: string | null }
export type Dates = {
  time(ms: number): string
  day(day: string): DayHeading
  short(ms: number): string
  full(ms: number): string
  /** The clock today, else the day. */
  moment(ms: number): string
  month(month: string): { name: string; year: string }
  /** A day or a month, whole. */
  whole(day: string): string
  duration(ms: number): string
}

const OPTIONS = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  date: { month: 'short', day: 'numeric' },
  dated: { year: 'numeric', month: 'short', day: 'numeric' },
  weekday: { weekday: 'long' },
  month: { month: 'short' },
  full: { dateStyle: 'full', timeStyle: 'short' },
  wholeDay: { dateStyle: 'full' },
  wholeMonth: { year: 'numeric', month: 'long' },
  year: { year: 'numeric' },
} as const

const made = new Map<string, Dates>()

export function datesIn(language: Language): Dates {
  const locale = localeOf(language)
  const known = made.get(locale)
  if (known) return known
  const asked: Record<keyof typeof OPTIONS, Intl.DateTimeFormatOptions> = {
    ...OPTIONS,
    date: language === 'ja' ? { month: 'long', day: 'numeric' } : OPTIONS.date,
  }
  const names = Object.keys(OPTIONS) as (keyof typeof OPTIONS)[]
  const patterns = keptPatterns(locale)
  const formats: Partial<Record<keyof typeof OPTIONS, Intl.DateTimeFormat>> = {}
  const formatOf = (name: keyof typeof OPTIONS) => {
    formats[name] ??= new Intl.DateTimeFormat(locale, asked[name])
    return formats[name]
  }
  const text = (name: keyof typeof OPTIONS, at: Date) => {
    const pattern = patterns?.[name]
    return pattern ? write(pattern, at) : formatOf(name).format(at)
  }
  if (!patterns)
    whenIdle(() => keepPatterns(locale, Object.fromEntries(names.map((name) => [name, formatOf(name)]))))
  const thisYear = new Date().getFullYear()
  const noon = (day: string) => new Date(`${day}T12:00:00`)
  const isThisYear = (at: Date) => at.getFullYear() === thisYear
  const dates: Dates = {
    time: (ms) => text('clock', new Date(ms)),
    day: (day) => {
      const at = noon(day)
      return {
        date: text('date', at),
        weekday: text('weekday', at),
        year: isThisYear(at) ? null : text('year', at),
      }
    },
    short: (ms) => text(isThisYear(new Date(ms)) ? 'date' : 'dated', new Date(ms)),
    full: (ms) => text('full', new Date(ms)),
    moment: (ms) =>
      text(new Date(ms).toDateString() === new Date().toDateString() ? 'clock' : 'date', new Date(ms)),
    month: (value) => {
      const at = noon(`${value}-15`)
      return { name: text('month', at), year: text('year', at) }
    },
    whole: (day) => (day.length > 7 ? text('wholeDay', noon(day)) : text('wholeMonth', noon(`${day}-15`))),
    duration: (ms) => {
      const seconds = Math.max(0, Math.round(ms / 1000))
      const [amount, unit] = seconds < 90 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute']
      return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(amount)
    },
  }
  made.set(locale, dates)
  return dates
}

export function useDates(): Dates {
  return datesIn(useLanguage().language)
}
