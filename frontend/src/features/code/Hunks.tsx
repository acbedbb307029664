import { Fragment, useEffect, useMemo, useRef, useState } from 'react'
import { Html } from '../../ui/Html'
import { useLanguage } from '../../ui/language/language'
import { reachable } from '../../ui/reachable'
import { Said } from '../annotation/Said'
import { escaped, marked } from './escaped'
import styles from './Hunks.module.css'
import type { Difference, HunkLine, SpokenOf } from './trails'
import { useNear } from './useNear'

type Props = {
  hunks: readonly Difference[]
  /** The file's name where it stands above already. */
  path: string | null
  spoken?: SpokenOf | null
}

/** A difference: what went and what came, the words that changed inside a line marked, what only moved shown as moved. */
export function Hunks({ hunks, path, spoken = null }: Props) {
  return hunks.map((hunk, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the hunks of one difference never change
    <div key={i} className={styles.hunk}>
      {(hunk.path !== path || hunk.oldPath) && (
        <p className={styles.path}>{hunk.oldPath ? `${hunk.oldPath} → ${hunk.path}` : hunk.path}</p>
      )}
      <Lines lines={hunk.lines} path={hunk.path} spoken={spoken} />
    </div>
  ))
}

const signs = { same: '', removed: '−', added: '+', movedAway: '↰', movedHere: '↳' } as const

type LinesProps = { lines: readonly HunkLine[]; path: string; spoken: SpokenOf | null }

function Lines({ lines, path, spoken }: LinesProps) {
  const { t } = useLanguage()
  const element = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines are of another width
  useEffect(() => reachable(element.current ? [element.current] : []), [lines])
  const coloured = useColoured(useNear(element), lines, path)
  return (
    <div ref={element} className={styles.lines}>
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Fragment key={i}>
          <div className={`${styles.line} ${styles[line.op] ?? ''}`}>
            <span className={styles.number} aria-hidden="true">
              {line.newLine ?? line.oldLine}
            </span>
            <span className={styles.sign}>
              <span aria-hidden="true">{signs[line.op]}</span>
              {line.op !== 'same' && <span className="sr-only">{t(`diff.${line.op}`)} </span>}
            </span>
            <Html as="code" html={marked(coloured?.[i] ?? escaped(line.text), line.marks ?? [])} />
          </div>
          {line.newLine &&
            spoken?.(path, line.newLine).map((id) => (
              <div key={id} className={styles.said}>
                <Said id={id} hanging={false} />
              </div>
            ))}
        </Fragment>
      ))}
    </div>
  )
}

/** Coloured as two texts, the old and the new, so that a string over several lines stays one. */
function useColoured(near: boolean, lines: readonly HunkLine[], path: string): readonly string[] | null {
  const [made, setMade] = useState<{ lines: readonly HunkLine[]; html: readonly string[] } | null>(null)
  const sides = useMemo(() => {
    const side = (gone: readonly HunkLine['op'][]) =>
      lines.flatMap((line, i) => (gone.includes(line.op) ? [] : [{ i, text: line.text }]))
    return [side(['added', 'movedHere']), side(['removed', 'movedAway'])]
  }, [lines])
  useEffect(() => {
    if (!near) return
    let current = true
    void import('./colouredLines').then(({ colouredLines }) => {
      const html: string[] = []
      for (const side of sides) {
        const coloured = colouredLines(side.map(({ text }) => text).join('\n'), path)
        side.forEach(({ i }, n) => {
          html[i] = coloured[n] ?? ''
        })
      }
      if (current) setMade({ lines, html })
    })
    return () => {
      current = false
    }
  }, [near, sides, lines, path])
  return made?.lines === lines ? made.html : null
}
