import { type Language, localeOf } from '../preferences'
import { useLanguage } from './language'

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

const made = new Map<string, Dates>()

export function datesIn(language: Language): Dates {
  const locale = localeOf(language)
  const known = made.get(locale)
  if (known) return known
  // Each is made when it is first needed: to make all of them would keep the first screen waiting.
  const format = (options: Intl.DateTimeFormatOptions) => {
    let format: Intl.DateTimeFormat | undefined
    return {
      format: (at: Date | number) => {
        format ??= new Intl.DateTimeFormat(locale, options)
        return format.format(at)
      },
    }
  }
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const date = format(
    language === 'ja' ? { month: 'long', day: 'numeric' } : { month: 'short', day: 'numeric' },
  )
  const dated = format({ year: 'numeric', month: 'short', day: 'numeric' })
  const weekday = format({ weekday: 'long' })
  const month = format({ month: 'short' })
  const full = format({ dateStyle: 'full', timeStyle: 'short' })
  const wholeDay = format({ dateStyle: 'full' })
  const wholeMonth = format({ year: 'numeric', month: 'long' })
  const year = format({ year: 'numeric' })
  const thisYear = new Date().getFullYear()
  const noon = (day: string) => new Date(`${day}T12:00:00`)
  const dates: Dates = {
    time: (ms) => clock.format(ms),
    day: (day) => {
      const at = noon(day)
      return {
        date: date.format(at),
        weekday: weekday.format(at),
        year: at.getFullYear() === thisYear ? null : year.format(at),
      }
    },
    short: (ms) => (new Date(ms).getFullYear() === thisYear ? date : dated).format(ms),
    full: (ms) => full.format(ms),
    moment: (ms) =>
      new Date(ms).toDateString() === new Date().toDateString() ? clock.format(ms) : date.format(ms),
    month: (value) => {
      const at = noon(`${value}-15`)
      return { name: month.format(at), year: year.format(at) }
    },
    whole: (day) => (day.length > 7 ? wholeDay.format(noon(day)) : wholeMonth.format(noon(`${day}-15`))),
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
