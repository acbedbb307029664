import { signedNumber } from '../../lib/numbers'
import type { ResultView } from '../../replica/types'
import { useLanguage } from '../../ui/language/language'
import { valueBeside } from './numbers'
import styles from './Results.module.css'

/** Results in one line: name, value, difference from the parent. */
export function Results({ results, limit = 2 }: { results: readonly ResultView[]; limit?: number }) {
  const { language } = useLanguage()
  if (results.length === 0) return null
  const shown = results.slice(0, limit)
  return (
    <span className={styles.line}>
      {shown.map((result) => (
        <span key={result.name} className={styles.result}>
          <span className={styles.name}>{result.name}</span>
          <b>{valueBeside(result, language)}</b>
          {result.difference !== null && (
            <span className={styles.difference}>{signedNumber(result.difference, language)}</span>
          )}
        </span>
      ))}
      {results.length > limit && <span className={styles.more}>+{results.length - limit}</span>}
    </span>
  )
}

/** All of them, for when one looks closer. */
export function ResultTable({ results, label }: { results: readonly ResultView[]; label: string }) {
  const { t, language } = useLanguage()
  const differs = results.some(({ difference }) => difference !== null)
  return (
    <table className={styles.table}>
      <caption className="sr-only">{label}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('experiment.result')}</th>
          <th scope="col">{t('experiment.value')}</th>
          {differs && <th scope="col">{t('experiment.difference')}</th>}
        </tr>
      </thead>
      <tbody>
        {results.map((result) => (
          <tr key={result.name}>
            <th scope="row">{result.name}</th>
            <td className={styles.value}>{valueBeside(result, language)}</td>
            {differs && (
              <td className={styles.difference}>
                {result.difference === null ? '' : signedNumber(result.difference, language)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
