/** A part of a date that changes, written in so many digits or by its name. */
type Field = readonly [what: 'y' | 'M' | 'd' | 'E' | 'H' | 'h' | 'm' | 'a', how: number | readonly string[]]

/**
 * How a date is written: words, and what is filled in between them. A format of the browser's takes as long to be made for the
 * first time as a screen takes to be drawn; a pattern that was once learnt from it writes the same at once.
 */
export type Pattern = readonly (string | Field)[]

/** A Wednesday whose day, month, hour and minute have one digit each. */
const SAMPLE = new Date(2031, 0, 1, 9, 5)
/** Every month, weekday and hour, and one and two digits of everything. */
const PROBES = Array.from({ length: 48 }, (_, n) => new Date(1999 + n, n % 12, 1 + ((n * 5) % 28), n % 24, n))

/** Null where it writes more than can be filled in: eras, other digits, other calendars. */
export function learn(format: Intl.DateTimeFormat): Pattern | null {
  const pattern: (string | Field)[] = []
  for (const { type, value } of format.formatToParts(SAMPLE)) {
    const piece = type === 'literal' ? spaced(value) : fieldOf(format, type, value)
    if (piece === null) return null
    pattern.push(piece)
  }
  return PROBES.every((at) => write(pattern, at) === spaced(format.format(at))) ? pattern : null
}

/** Chromium parts AM and PM by another space in the parts of a date than in the date. */
const spaced = (text: string) => text.replaceAll('\u202f', ' ')

function fieldOf(format: Intl.DateTimeFormat, type: string, value: string): Field | null {
  const named = (dates: readonly Date[]) => dates.map((at) => partOf(format, type, at))
  const digits = /^\d+$/.test(value) ? value.length : null
  switch (type) {
    case 'year':
      return digits === 4 ? ['y', 4] : null
    case 'month':
      return ['M', digits ?? named(range(12).map((month) => new Date(2031, month, 1, 9)))]
    case 'day':
      return digits === null ? null : ['d', digits]
    case 'weekday':
      // The 5th was a Sunday.
      return ['E', named(range(7).map((day) => new Date(2031, 0, 5 + day, 9)))]
    case 'hour':
      return digits === null ? null : [format.resolvedOptions().hour12 ? 'h' : 'H', digits]
    case 'minute':
      return digits === null ? null : ['m', digits]
    case 'dayPeriod':
      return ['a', named([SAMPLE, new Date(2031, 0, 1, 21)])]
    default:
      return null
  }
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i)

function partOf(format: Intl.DateTimeFormat, type: string, at: Date): string {
  return format.formatToParts(at).find((each) => each.type === type)?.value ?? ''
}

export function write(pattern: Pattern, at: Date): string {
  let text = ''
  for (const piece of pattern) text += typeof piece === 'string' ? piece : filled(piece, at)
  return text
}

function filled([what, how]: Field, at: Date): string {
  if (typeof how !== 'number') {
    const n = what === 'M' ? at.getMonth() : what === 'E' ? at.getDay() : at.getHours() < 12 ? 0 : 1
    return how[n] ?? ''
  }
  return `${numberOf(what, at)}`.padStart(how, '0')
}

function numberOf(what: Field[0], at: Date): number {
  if (what === 'y') return at.getFullYear()
  if (what === 'M') return at.getMonth() + 1
  if (what === 'd') return at.getDate()
  if (what === 'm') return at.getMinutes()
  return what === 'h' ? at.getHours() % 12 || 12 : at.getHours()
}

type Kept = { agent: string; patterns: Readonly<Record<string, Pattern>> }

const place = (locale: string) => `tsuiki.dates:${locale}`

/** What this browser kept of a locale; another version of it may write otherwise. */
export function keptPatterns(locale: string): Kept['patterns'] | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place(locale)) ?? 'null') as Kept | null
    return kept?.agent === navigator.userAgent ? kept.patterns : null
  } catch {
    return null
  }
}

export function keepPatterns(locale: string, formats: Readonly<Record<string, Intl.DateTimeFormat>>): void {
  const patterns: Record<string, Pattern> = {}
  for (const [name, format] of Object.entries(formats)) {
    const pattern = learn(format)
    if (pattern) patterns[name] = pattern
  }
  try {
    localStorage.setItem(place(locale), JSON.stringify({ agent: navigator.userAgent, patterns }))
  } catch {
    // The formats themselves serve.
  }
}
