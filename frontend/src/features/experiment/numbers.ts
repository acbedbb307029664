import { shortNumber } from '../../lib/numbers'
import type { ResultView } from '../../replica/types'

/** A value written with as many decimals as the parent's, so that 0.50 stands under 0.51. */
export function valueBeside({ value, from }: Pick<ResultView, 'value' | 'from'>, language: string): string {
  const short = shortNumber(value, language)
  const wanted = from === null ? 0 : Math.min(4, decimals(shortNumber(from, 'en')))
  const missing = wanted - decimals(short)
  const plain = Number.isFinite(value) && Math.abs(value) < 1e4 && !short.includes('e')
  if (!plain || missing <= 0) return short
  return `${short}${short.includes('.') ? '' : '.'}${'0'.repeat(missing)}`
}

function decimals(written: string): number {
  return written.includes('e') ? 0 : (written.split('.')[1]?.length ?? 0)
}
