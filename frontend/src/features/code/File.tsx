import { Link2, MessageSquare, PenLine, Tag, Waypoints } from 'lucide-react'
import { Fragment, useEffect, useMemo, useRef, useState } from 'react'
import { paths } from '../../app/paths'
import { useAbout, useReplica, useWrites } from '../../replica/react'
import type { ExperimentView } from '../../replica/types'
import { Html } from '../../ui/Html'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { toast } from '../../ui/toasts'
import { Said } from '../annotation/Said'
import { WritingBox } from '../annotation/writing/WritingBox'
import styles from './CodePage.module.css'
import { definitionAround, definitionOf } from './definitions'
import { useFetched } from './fetching'
import { type Lines, stretches, writtenLines } from './lines'
import { Naming } from './Naming'
import { Reached } from './Reached'
import { linesOfText } from './trails'
import { useLines } from './useLines'
import { type Saying, useSelectedLines } from './useSelectedLines'

type Props = {
  experiment: ExperimentView
  path: string
  address: string
  lines: Lines | null
  before: string | null
  after: string | null
  /** The excerpt these lines are to be, where one came to put it right. */
  excerpt: string | null
}
const textIn = (response: Response) => response.text()

/** One file by its lines; what was said of a line stands under it. */
export function File({ experiment, path, address, lines, before, after, excerpt }: Props) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const writes = useWrites()
  const { value: text, failure, again } = useFetched(address, textIn)
  const coloured = useLines(text, path)
  const said = useSaidByLine(experiment.id, path)
  const [saying, setSaying] = useState<Saying | null>(null)
  const code = useRef<HTMLElement>(null)
  const count = coloured?.length ?? 0
  const source = useMemo(() => linesOfText(text ?? ''), [text])
  const last = lines ? Math.min(lines.to, count) : null
  const say = (kind: Saying) => {
    if (!lines || (!writes && kind !== 'reach')) return false
    setSaying(kind)
  }
  const go = (file: string | null) => (file === null ? null : paths.code(slug, experiment.key, file))
  useSelectedLines({
    code,
    count,
    lines,
    addressOf: (each) => paths.code(slug, experiment.key, path, each && writtenLines(each), excerpt),
    before: go(before),
    after: go(after),
    up: paths.experiment(slug, experiment.key),
    say,
    around: (each) => definitionAround(source, each)?.lines ?? null,
  })
  const under = useMemo(() => {
    const ends = new Set(said.keys())
    if (last !== null && last > 0) ends.add(last)
    return ends
  }, [said, last])
  useEffect(() => {
    if (!lines) setSaying(null)
  }, [lines])
  if (failure) return <Trouble failure={failure} onAgain={again} />
  if (coloured === null) return null
  const copy = async () => {
    await navigator.clipboard.writeText(location.href)
    toast(t('entry.linked'))
  }
  return (
    <>
      <h1 className={styles.path}>{path}</h1>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard */}
      <section ref={code} className={styles.code} aria-label={path} tabIndex={0}>
        {stretches(count, under).map(({ from, to }) => (
          <Fragment key={`${from}-${to}`}>
            <Html as="div" data-stretch={String(from)} html={htmlOf(coloured, from, to)} />
            {said.get(to)?.map((id) => (
              <div key={id} className={styles.said}>
                <Said id={id} hanging={false} inPlace />
              </div>
            ))}
            {lines && to === last && (
              <div className={styles.tools} role="toolbar" aria-label={t('code.tools')}>
                <span className={styles.where}>
                  {t('code.lines', {
                    lines: writtenLines(lines).replace('-', '–'),
                    n: lines.to - lines.from + 1,
                  })}
                </span>
                {writes && (
                  <>
                    <button type="button" title="e" onClick={() => say('name')}>
                      <Tag size={13} aria-hidden="true" />{' '}
                      {excerpt ? t('excerpt.is', { name: excerpt }) : t('excerpt.name')}
                    </button>
                    <button type="button" title="R" onClick={() => say('correction')}>
                      <PenLine size={13} aria-hidden="true" /> {t('select.correct')}
                    </button>
                    <button type="button" title="r" onClick={() => say('comment')}>
                      <MessageSquare size={13} aria-hidden="true" /> {t('select.comment')}
                    </button>
                  </>
                )}
                <button type="button" title="w" onClick={() => say('reach')}>
                  <Waypoints size={13} aria-hidden="true" /> {t('reach.ask')}
                </button>
                <button type="button" onClick={copy}>
                  <Link2 size={13} aria-hidden="true" /> {t('entry.link')}
                </button>
              </div>
            )}
            {lines && saying === 'name' && to === last && (
              <div className={styles.said}>
                <Naming
                  experiment={experiment.key}
                  given={excerpt}
                  definition={definitionOf(source, lines)?.name ?? null}
                  region={{ path, startLine: lines.from, endLine: Math.min(lines.to, count) }}
                  onEnd={() => setSaying(null)}
                />
              </div>
            )}
            {lines && saying === 'reach' && to === last && (
              <div className={styles.said}>
                <Reached
                  key={`${lines.from}`}
                  experiment={experiment.key}
                  path={path}
                  line={lines.from}
                  onDone={() => setSaying(null)}
                />
              </div>
            )}
            {lines && saying && saying !== 'name' && saying !== 'reach' && to === last && (
              <div className={styles.said}>
                <WritingBox
                  key={`${saying} ${lines.from}`}
                  place={`code:${experiment.id}:${path}:${lines.from}`}
                  kind={saying}
                  about={[{ code: { experiment: experiment.key, path, line: lines.from } }]}
                  label={t(saying === 'correction' ? 'write.correct.label' : 'write.reply.label')}
                  placeholder={t(
                    saying === 'correction' ? 'write.correct.placeholder' : 'write.reply.placeholder',
                  )}
                  autoFocus
                  onDone={() => setSaying(null)}
                  onCancel={() => setSaying(null)}
                />
              </div>
            )}
          </Fragment>
        ))}
      </section>
    </>
  )
}

function htmlOf(coloured: readonly string[], from: number, to: number): string {
  let html = ''
  for (let n = from; n <= to; n++) {
    html += `<div data-line="${n}"><i data-n="${n}"></i><code>${coloured[n - 1] || '\u200b'}</code></div>`
  }
  return html
}

/** What was said of this trial's code, by the line it was said of. */
function useSaidByLine(experiment: string, path: string): ReadonlyMap<number, readonly string[]> {
  const nodes = useAbout(experiment)
  const replica = useReplica()
  return useMemo(() => {
    const lines = new Map<number, string[]>()
    for (const { id, type } of nodes) {
      if (type !== 'annotation') continue
      for (const { code, target } of replica.views.annotation(id)?.about ?? []) {
        if (code?.path !== path || target.id !== experiment) continue
        lines.set(code.line, [...(lines.get(code.line) ?? []), id])
      }
    }
    return lines
  }, [nodes, replica, experiment, path])
}
