const two = (n: number) => (n < 10 ? `0${n}` : `${n}`)

/** The calendar day in the browser's zone, `2026-06-24`. */
export function dayOf(time: number): string {
  const date = new Date(time)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The calendar month in the browser's zone, `2026-06`. */
export function monthOf(time: number): string {
  return dayOf(time).slice(0, 7)
}

/** Days of many times: asks the calendar once a day instead of once a time, however long that day is. */
export function dayFinder(): (time: number) => string {
  let start = 0
  let end = 0
  let day = ''
  return (time) => {
    if (time < start || time >= end) {
      const date = new Date(time)
      day = dayOf(time)
      start = new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
      end = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime()
    }
    return day
  }
}

/** Epoch milliseconds of an ISO-8601 time, 0 for what is not one. */
export function timeOf(iso: string | null | undefined): number {
  const time = iso ? Date.parse(iso) : Number.NaN
  return Number.isNaN(time) ? 0 : time
}
