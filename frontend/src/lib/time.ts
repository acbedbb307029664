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

/**
 * Days of many times: asks the calendar once a day instead of once a time. A zone is a whole number of quarter hours,
 * so two times within one quarter of an hour are always on the same day.
 */
export function dayFinder(): (time: number) => string {
  let quarter = Number.NaN
  let day = ''
  return (time) => {
    const its = Math.floor(time / 900_000)
    if (its !== quarter) {
      quarter = its
      day = dayOf(time)
    }
    return day
  }
}

/** Epoch milliseconds of an ISO-8601 time, 0 for what is not one. */
export function timeOf(iso: string | null | undefined): number {
  const time = iso ? Date.parse(iso) : Number.NaN
  return Number.isNaN(time) ? 0 : time
}
