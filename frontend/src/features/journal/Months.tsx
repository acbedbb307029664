import { memo, useMemo } from 'react'
import type { Month } from '../../replica/types'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import styles from './Months.module.css'

type Props = { months: readonly Month[]; here: string; onJump: (month: Month) => void }

/** The whole notebook as a strip of months, as long as they are full; any of them a click away. */
export const Months = memo(function Months({ months, here, onJump }: Props) {
  const { t } = useLanguage()
  const dates = useDates()
  const most = useMemo(() => Math.max(1, ...months.map(({ count }) => count)), [months])
  if (months.length < 2) return null
  let year = ''
  return (
    <nav className={styles.months} aria-label={t('log.months')}>
      {months.map((month) => {
        const { name, year: its } = dates.month(month.month)
        const first = its !== year
        year = its
        return (
          <button
            key={month.month}
            type="button"
            className={month.month === here ? styles.here : styles.month}
            aria-current={month.month === here ? 'true' : undefined}
            aria-label={t('log.months.entries', { month: `${name} ${its}`, n: month.count })}
            onClick={() => onJump(month)}
          >
            {first && months.length > 6 && <span className={styles.year}>{its}</span>}
            <span className={styles.name}>{name}</span>
            <i style={{ width: `${Math.max(0.15, (month.count / most) * 2.4)}rem` }} />
          </button>
        )
      })}
    </nav>
  )
})
