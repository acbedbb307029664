const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const two = (n: number) => `${n}`.padStart(2, '0')

/**
 * A day or month as people write it: `2026-07-08`, `2026/7`, `7/8`, `7月8日`, `8 July`, `Jul 8 2026`. A day without a year
 * is the last one that has been. `2026-07-08` or, for a month, `2026-07`; null for what is no date.
 */
export function parseDay(text: string, now = Date.now()): string | null {
  const written = text.normalize('NFKC').trim().toLowerCase()
  const numbers =
    /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})?日?)?$/.exec(written) ??
    /^()(\d{1,2})[/月](\d{1,2})日?$/.exec(written) ??
    /^()(\d{1,2})月()$/.exec(written)
  if (numbers) return made(numbers[1], numbers[2], numbers[3], now)
  const words = /^(?:(\d{1,2})\.?\s+)?([a-z]{3,9})\.?(?:\s+(\d{1,2}))??(?:,?\s+(\d{4}))?$/.exec(written) ?? []
  const month = MONTHS.indexOf((words[2] ?? '').slice(0, 3)) + 1
  const full = ['may', 'sept'].includes(words[2] ?? '') || (words[2] ?? '').length === 3
  if (month === 0 || !(full || LONG.includes(words[2] ?? ''))) return null
  return made(words[4], `${month}`, words[1] ?? words[3], now)
}

const LONG = 'january february march april may june july august september october november december'.split(
  ' ',
)

function made(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  now: number,
): string | null {
  const today = new Date(now)
  const its = Number(year) || today.getFullYear()
  const date = new Date(its, Number(month) - 1, Number(day) || 1)
  if (date.getMonth() !== Number(month) - 1 || (day && date.getDate() !== Number(day))) return null
  if (!year && date.getTime() > now) date.setFullYear(its - 1)
  const begun = `${date.getFullYear()}-${two(date.getMonth() + 1)}`
  return day ? `${begun}-${two(date.getDate())}` : begun
}

/** When that day or month begins in the browser's zone, epoch milliseconds. */
export function dayBegin(text: string, now = Date.now()): number | null {
  const day = parseDay(text, now)
  if (!day) return null
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date).getTime()
}

/** When that day or month is over: the first moment after it. */
export function dayEnd(text: string, now = Date.now()): number | null {
  const day = parseDay(text, now)
  if (!day) return null
  const [year = 0, month = 1, date] = day.split('-').map(Number)
  return (date ? new Date(year, month - 1, date + 1) : new Date(year, month, 1)).getTime()
}
