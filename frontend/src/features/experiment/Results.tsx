import { MessageSquare, Undo2 } from 'lucide-react'
import { Fragment, type ReactNode, use } from 'react'
import { signedNumber } from '../../lib/numbers'
import { useWrites } from '../../replica/react'
import type { ExperimentView, ResultView } from '../../replica/types'
import { useLanguage } from '../../ui/language/language'
import { answer, ScopeContext } from '../annotation/replying'
import { useAmend } from './amending'
import { KeyLink } from './KeyLink'
import { valueBeside } from './numbers'
import styles from './Results.module.css'

type LineProps = {
  results: readonly ResultView[]
  limit?: number
  className?: string
  /** What stands before them in the same line. */
  lead?: ReactNode
}

/**
 * Results in one line: name, value, difference from the parent. Words in one line, of which there are thousands: boxes would each
 * be laid out for themselves, so what may not be parted is held by its spaces, and a wide one may part the results.
 */
export function Results({ results, limit = 2, className = '', lead }: LineProps) {
  const { t, language } = useLanguage()
  if (results.length === 0 && !lead) return null
  const shown = results.slice(0, limit)
  return (
    <span className={`${styles.line} ${className}`}>
      {lead}
      {shown.map((result, i) => (
        <Fragment key={result.name}>
          {i > 0 && WIDE}
          {result.name.replaceAll(' ', HELD) + HELD}
          <b className={result.corrected ? styles.corrected : undefined}>{valueBeside(result, language)}</b>
          <Difference result={result} before={HELD} />
        </Fragment>
      ))}
      {results.length > limit && (
        <>
          {WIDE}
          <span className={styles.more}>{t('results.more', { n: results.length - limit })}</span>
        </>
      )}
    </span>
  )
}

const HELD = '\u00a0'
const WIDE = '\u2002'

/** Better is darker, worse is lighter: ink, no colour. */
function Difference({
  result: { difference, better },
  before = '',
}: {
  result: ResultView
  before?: string
}) {
  const { t, language } = useLanguage()
  if (difference === null) return null
  const way = better === null ? null : better ? 'better' : 'worse'
  return (
    <span
      className={way ? `${styles.difference} ${styles[way]}` : styles.difference}
      title={way ? t(`result.${way}`) : undefined}
    >
      {before + signedNumber(difference, language)}
      {way && <span className="sr-inline">{` ${t(`result.${way}`)}`}</span>}
    </span>
  )
}

/** All of them, for when one looks closer; each can be spoken of, and taken back. */
export function ResultTable({ experiment }: { experiment: ExperimentView }) {
  const { t, language } = useLanguage()
  const writes = useWrites()
  const { results, parents } = experiment
  const differs = results.some(({ difference }) => difference !== null)
  return (
    <table className={styles.table}>
      <caption className="sr-only">{t('experiment.results')}</caption>
      <thead className={parents.length > 1 && differs ? styles.against : 'sr-only'}>
        <tr>
          <th scope="col">
            <span className="sr-only">{t('experiment.result')}</span>
          </th>
          <th scope="col">
            <span className="sr-only">{t('experiment.value')}</span>
          </th>
          {differs && (
            <th scope="col">
              <span className="sr-only">{t('experiment.difference')} </span>
              {parents[0] && parents.length > 1 && <KeyLink experiment={parents[0]} />}
            </th>
          )}
          {writes && (
            <th scope="col">
              <span className="sr-only">{t('entry.actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {results.map((result) => (
          <tr key={result.name}>
            <th scope="row">{result.name}</th>
            <td className={styles.value}>
              <span className={result.corrected ? styles.corrected : undefined}>
                {valueBeside(result, language)}
              </span>
              {result.corrected && <span className="sr-only"> {t('experiment.corrected')}</span>}
            </td>
            {differs && (
              <td>
                <Difference result={result} />
              </td>
            )}
            {writes && (
              <td className={styles.tools}>
                <Tools experiment={experiment} name={result.name} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Tools({ experiment, name }: { experiment: ExperimentView; name: string }) {
  const { t } = useLanguage()
  const scope = use(ScopeContext)
  const amend = useAmend()
  const { id, key } = experiment
  return (
    <>
      <button
        type="button"
        aria-label={t('result.say', { name })}
        title={t('result.say', { name })}
        onClick={() => answer({ about: id, kind: 'comment', quote: null, result: name, scope })}
      >
        <MessageSquare size={13} aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label={t('result.takeBack', { name })}
        title={t('result.takeBack', { name })}
        onClick={() => amend({ experiment: key, results: { [name]: null } }, t('result.taken', { name }))}
      >
        <Undo2 size={13} aria-hidden="true" />
      </button>
    </>
  )
}
