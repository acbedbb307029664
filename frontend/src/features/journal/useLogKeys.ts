import { type RefObject, useEffect, useRef } from 'react'
import { back, go, kept } from '../../app/going'
import { paths, placeOf } from '../../app/paths'
import { useReplica } from '../../replica/react'
import { useStrokes } from '../../ui/keyboard'
import { answer, answering } from '../annotation/replying'
import { selectedWords } from '../annotation/selected'
import { type Row, targetOf } from './rows'
import type { Windowed } from './useWindowed'

type Options = {
  rows: readonly Row[]
  windowed: Windowed
  selected: string | null
  setSelected: (id: string | null) => void
  open: ReadonlySet<string>
  toggle: (id: string, wanted?: boolean) => void
  foot: RefObject<HTMLElement | null>
}

/** The log by keyboard. */
export function useLogKeys({ rows, windowed, selected, setSelected, open, toggle, foot }: Options): void {
  const replica = useReplica()
  const focus = useRef<string | null>(null)
  useEffect(() => {
    if (focus.current === null) return
    const element = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(focus.current)}"]`)
    focus.current = null
    element?.focus({ preventScroll: true })
  })

  const at = selected === null ? -1 : windowed.heights.indexOf(selected)
  const row = rows[at]
  const select = (index: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (!next) return false
    focus.current = next.id
    setSelected(next.id)
    windowed.reveal(next.id, foot.current?.lastElementChild?.clientHeight ?? 80)
  }
  /** Where nothing is selected yet, one begins with what is in view. */
  const move = (by: number) => {
    if (inPanel()) return false
    if (at >= 0) return select(at + by)
    const { heights } = windowed
    const anchor = windowed.anchor()
    if (anchor === 'end') return select(rows.length - 1)
    return select(heights.indexOf(anchor.id))
  }
  const say = (kind: 'comment' | 'correction') => {
    if (inPanel()) return false
    const words = selectedWords(replica)
    if (words) {
      answer({ about: words.id, kind, quote: words.quote, scope: words.scope })
      getSelection()?.removeAllRanges()
      return
    }
    if (!row) return false
    const about = row.item.kind === 'added' ? targetOf(row.item, replica) : row.item.id
    if (about === null) return false
    if (row.item.kind === 'added') go(paths.at(replica.slug, about))
    if (row.item.kind === 'experiment') toggle(row.id, true)
    answer({ about, kind, quote: null, scope: 'log' })
  }
  const unfold = () => {
    if (row?.item.kind !== 'experiment') return false
    toggle(row.id)
  }
  const sumUp = () => {
    const where = placeOf(location.pathname)
    // What stands open in the panel is summed up there.
    if (where.page === 'notebook' && where.experiment) return false
    if (row?.item.kind !== 'experiment' || row.died.length > 1) return false
    toggle(row.id, true)
    answer({ about: row.item.id, kind: 'summary', quote: null, scope: 'log' })
  }
  const enter = () => {
    if (!row || inPanel()) return false
    const { item } = row
    if (item.kind === 'added') {
      const target = targetOf(item, replica)
      if (target) go(paths.at(replica.slug, target))
    } else if (item.kind === 'experiment') {
      const key = replica.views.experiment(item.id)?.key
      if (open.has(row.id) && key && row.died.length < 2) go(paths.experiment(replica.slug, key))
      else toggle(row.id, true)
    } else {
      const view = replica.views.annotation(item.id)
      const pictures = item.kind === 'attachment' ? [item.id] : (view?.attachments ?? [])
      if (pictures.length > 0) go(location.pathname, { ...kept(), pictures: { ids: pictures, at: 0 } })
    }
  }
  const leave = () => {
    if (answering()) answer(null)
    else if (getSelection()?.isCollapsed === false) getSelection()?.removeAllRanges()
    else {
      const where = placeOf(location.pathname)
      if (where.page === 'notebook' && (where.experiment || where.at)) back(paths.log(replica.slug))
      else setSelected(null)
    }
  }
  const toEnd = () => {
    setSelected(rows.at(-1)?.id ?? null)
    windowed.place('end')
  }
  useStrokes([
    ['n', () => document.getElementById('write')?.focus({ preventScroll: true })],
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['Enter', enter],
    ['o', unfold],
    ['r', () => say('comment')],
    ['R', () => say('correction')],
    ['s', sumUp],
    ['Escape', leave],
    ['End', toEnd],
    ['Home', () => select(0)],
  ])
}

/** What has the focus in the panel is moved and answered there. */
function inPanel(): boolean {
  return document.activeElement?.closest('[data-scope="panel"]') != null
}
