import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { back, go } from '../../app/going'
import { paths } from '../../app/paths'
import { useReplica } from '../../replica/react'
import type { ExperimentView } from '../../replica/types'
import { pressedJustNow, useStrokes } from '../../ui/keyboard'
import { answer, answering } from '../annotation/replying'
import { selectedWords } from '../annotation/selected'
import { useSettle } from './Head'

/** The panel by keyboard: when the focus is in it, or when it has the page for itself. */
export function usePanelKeys(
  experiment: ExperimentView | null,
  alone: boolean,
): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  const replica = useReplica()
  const settle = useSettle(experiment)
  const id = experiment?.id ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: another trial begins at its top
  useEffect(() => {
    const element = panel.current
    element?.scrollTo(0, 0)
    if (alone || pressedJustNow()) element?.focus({ preventScroll: true })
  }, [id, alone])
  // A layout effect, as it is undone while the panel still stands on the page and has the focus.
  useLayoutEffect(() => {
    const element = panel.current
    return () => {
      // Whoever leaves the panel by keyboard goes on in the log where they were.
      if (!element?.contains(document.activeElement)) return
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('[data-row][aria-current]')?.focus({ preventScroll: true }),
      )
    }
  }, [])

  const inside = () => alone || panel.current?.contains(document.activeElement) === true
  const items = () => [...(panel.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])]
  const current = () => document.activeElement?.closest<HTMLElement>('[data-item]') ?? null
  const move = (by: number) => {
    if (!inside()) return false
    const all = items()
    const at = current()
    const from = at ? all.indexOf(at) : by > 0 ? -1 : all.length
    const next = all[from + by]
    if (next) {
      next.focus({ preventScroll: true })
      next.scrollIntoView({ block: 'nearest' })
    } else panel.current?.scrollBy({ top: by * 120 })
  }
  const say = (kind: 'comment' | 'correction') => {
    if (!inside()) return false
    const words = selectedWords(replica)
    if (words) {
      answer({ about: words.id, kind, quote: words.quote, scope: words.scope })
      getSelection()?.removeAllRanges()
      return
    }
    const about = current()?.dataset['item'] ?? id
    if (about) answer({ about, kind, quote: null, scope: 'panel' })
  }
  const summarise = () => {
    if (!id) return false
    answer({ about: id, kind: 'summary', quote: null, scope: 'panel' })
  }
  const leave = () => {
    if (!alone) return false
    if (answering()) answer(null)
    else if (getSelection()?.isCollapsed === false) getSelection()?.removeAllRanges()
    else back(paths.log(replica.slug))
  }
  useStrokes([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['r', () => say('comment')],
    ['R', () => say('correction')],
    ['s', summarise],
    ['y', settle],
    [
      'f',
      () => {
        if (!experiment) return false
        go((alone ? paths.experiment : paths.alone)(replica.slug, experiment.key))
      },
    ],
    [
      'n',
      () => {
        if (!alone) return false
        document.getElementById('write')?.focus({ preventScroll: true })
      },
    ],
    ['Escape', leave],
  ])
  return panel
}
