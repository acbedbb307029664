import { longNumber, shortNumber } from '../../lib/numbers'
import type { ResultView } from '../../replica/types'

/** A value written with as many decimals as the parent's, so that 0.50 stands under 0.51. */
export function valueBeside({ value, from }: Pick<ResultView, 'value' | 'from'>, language: string): string {
  const short = shortNumber(value, language)
  const wanted = from === null ? 0 : decimals(shortNumber(from, 'en'))
  const plain = Number.isFinite(value) && Math.abs(value) < 1e4 && !short.includes('e')
  if (!plain || wanted <= decimals(shortNumber(value, 'en'))) return short
  return longNumber(value, language, Math.min(4, wanted))
}

function decimals(written: string): number {
  return written.includes('e') ? 0 : (written.split('.')[1]?.length ?? 0)
}
