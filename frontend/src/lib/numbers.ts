/** A result as the API writes it: JSON has no NaN. */
export type WrittenNumber = number | 'NaN' | 'Infinity' | '-Infinity'

export function readNumber(written: WrittenNumber): number {
  return typeof written === 'number' ? written : Number(written)
}

export function writeNumber(value: number): WrittenNumber {
  if (Number.isFinite(value)) return value
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity'
}

/** `a − b` without the dust of binary fractions (0.86 − 0.58 is 0.28); null where there is no such thing. */
export function difference(a: number, b: number): number | null {
  const raw = a - b
  if (!Number.isFinite(raw)) return null
  const digits = Math.max(decimals(a), decimals(b))
  return digits > 15 ? raw : Number(raw.toFixed(digits))
}

function decimals(n: number): number {
  const [mantissa = '', exponent = '0'] = n.toString().split('e')
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent))
}

/** At most `digits` significant digits, no trailing zeros, exponents where they are shorter; `∞` and `NaN` as they are. */
export function shortNumber(value: number, locale?: string, digits = 4): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) {
    const [mantissa = '', exponent = ''] = value.toExponential(digits - 1).split('e')
    return `${Number(mantissa)}e${Number(exponent)}`.replaceAll('-', '−')
  }
  const most = Number.isInteger(value) ? 21 : Math.max(digits, Math.trunc(size).toString().length)
  // Below ten thousand English and Japanese write a number as the language itself does, at a hundredth of the cost.
  const text = size < 1e4 ? `${Number(value.toPrecision(most))}` : grouped(value, locale, most)
  return text.replaceAll('-', '−')
}

const formats = new Map<string, Intl.NumberFormat>()

function grouped(value: number, locale: string | undefined, most: number): string {
  const name = `${locale} ${most}`
  let format = formats.get(name)
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumSignificantDigits: most })
    formats.set(name, format)
  }
  return format.format(value)
}

/** A difference with its sign: `+0.02`, `−0.07`, `±0`. */
export function signedNumber(value: number, locale?: string): string {
  if (value === 0) return '±0'
  return value > 0 ? `+${shortNumber(value, locale)}` : shortNumber(value, locale)
}
