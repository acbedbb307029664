import { useEffect, useMemo, useState } from 'react'
import { Html } from '../../ui/Html'
import { useLanguage } from '../../ui/language/language'
import styles from './Hunks.module.css'
import type { HunkLine, TrailHunk } from './trails'

/** A difference: what went and what came, the words that changed inside a line marked, what only moved shown as moved. */
export function Hunks({ hunks, path }: { hunks: readonly TrailHunk[]; path: string | null }) {
  return hunks.map((hunk, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the hunks of one difference never change
    <div key={i} className={styles.hunk}>
      {(hunk.path !== path || hunk.oldPath) && (
        <p className={styles.path}>{hunk.oldPath ? `${hunk.oldPath} → ${hunk.path}` : hunk.path}</p>
      )}
      <Lines lines={hunk.lines} path={hunk.path} />
    </div>
  ))
}

const signs = { same: '', removed: '−', added: '+', movedAway: '↰', movedHere: '↳' } as const

function Lines({ lines, path }: { lines: readonly HunkLine[]; path: string }) {
  const { t } = useLanguage()
  const coloured = useColoured(lines, path)
  return (
    <div className={styles.lines}>
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <div key={i} className={`${styles.line} ${styles[line.op]}`}>
          <span className={styles.number} aria-hidden="true">
            {line.newLine ?? line.oldLine}
          </span>
          <span className={styles.sign}>
            <span aria-hidden="true">{signs[line.op]}</span>
            {line.op !== 'same' && <span className="sr-only">{t(`diff.${line.op}`)} </span>}
          </span>
          {line.marks && line.marks.length > 0 ? (
            <code>
              <Marked text={line.text} marks={line.marks} />
            </code>
          ) : (
            <Html as="code" html={coloured?.[i] ?? escaped(line.text)} />
          )}
        </div>
      ))}
    </div>
  )
}

function Marked({ text, marks }: { text: string; marks: NonNullable<HunkLine['marks']> }) {
  const parts: React.ReactNode[] = []
  let at = 0
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start), <b key={start}>{text.slice(start, end)}</b>)
    at = end
  }
  return [...parts, text.slice(at)]
}

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'))

/** Coloured as two texts, the old and the new, so that a string over several lines stays one. */
function useColoured(lines: readonly HunkLine[], path: string): readonly string[] | null {
  const [made, setMade] = useState<{ lines: readonly HunkLine[]; html: readonly string[] } | null>(null)
  const sides = useMemo(() => {
    const side = (gone: readonly HunkLine['op'][]) =>
      lines.flatMap((line, i) => (gone.includes(line.op) ? [] : [{ i, text: line.text }]))
    return [side(['added', 'movedHere']), side(['removed', 'movedAway'])]
  }, [lines])
  useEffect(() => {
    let current = true
    import('./colouredLines').then(({ colouredLines }) => {
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
  }, [sides, lines, path])
  return made?.lines === lines ? made.html : null
}
