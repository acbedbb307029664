import type { Redacted } from '../../replica/types'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import styles from './Said.module.css'

export function RedactedLine({ redacted }: { redacted: Redacted }) {
  const { t } = useLanguage()
  const dates = useDates()
  const fill = { name: redacted.by.name, date: dates.short(Date.parse(redacted.at)) }
  return (
    <p className={styles.redacted}>
      {redacted.reason
        ? t('entry.redacted', { ...fill, reason: redacted.reason })
        : t('entry.redacted.plain', fill)}
    </p>
  )
}
