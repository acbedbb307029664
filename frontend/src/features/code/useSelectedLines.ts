import { type RefObject, useEffect, useRef } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { back, go, kept } from '../../app/going'
import { useStrokes } from '../../ui/keyboard'
import type { Lines } from './lines'

/** What can be done about selected lines. */
export type Saying = 'comment' | 'correction' | 'name' | 'reach'

type Options = {
  code: RefObject<HTMLElement | null>
  count: number
  lines: Lines | null
  addressOf: (lines: Lines | null) => string
  before: string | null
  after: string | null
  up: string
  say: (kind: Saying) => unknown
  /** The lines of the definition around some lines, where there is one. */
  around: (lines: Lines) => Lines | null
}

/** Lines are selected by their numbers, by dragging over them or by keyboard; the address names them. */
export function useSelectedLines(options: Options): void {
  const { code, count, lines } = options
  const latest = useRef(options)
  latest.current = options
  const anchor = useRef<number | null>(null)
  const select = (next: Lines | null) =>
    navigate(latest.current.addressOf(next), { replace: true, state: kept() })

  useEffect(() => {
    const element = code.current
    if (!element || count === 0) return
    const marked = element.querySelectorAll('[data-line].on')
    for (const each of marked) each.classList.remove('on')
    if (!lines) return
    for (let n = lines.from; n <= Math.min(lines.to, count); n++)
      element.querySelector(`[data-line="${n}"]`)?.classList.add('on')
  })
  // An address that names lines leads to them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the file has come, not whenever other lines are selected
  useEffect(() => {
    if (lines && count > 0)
      code.current?.querySelector(`[data-line="${lines.from}"]`)?.scrollIntoView({ block: 'center' })
  }, [count])

  useEffect(() => {
    const element = code.current
    if (!element) return
    const lineAt = (target: EventTarget | null) => {
      const line = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null
      return line ? Number(line.dataset['line']) : null
    }
    let dragging = false
    const down = (event: PointerEvent) => {
      const number = event.target instanceof Element && event.target.closest('i[data-n]')
      const n = lineAt(event.target)
      if (!number || n === null || event.button !== 0) return
      event.preventDefault()
      const from = event.shiftKey ? (anchor.current ?? latest.current.lines?.from ?? n) : n
      anchor.current = from
      dragging = true
      select(between(from, n))
    }
    const over = (event: PointerEvent) => {
      const n = dragging ? lineAt(event.target) : null
      if (n !== null) select(between(anchor.current ?? n, n))
    }
    const up = () => {
      dragging = false
    }
    element.addEventListener('pointerdown', down)
    element.addEventListener('pointerover', over)
    window.addEventListener('pointerup', up)
    return () => {
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointerover', over)
      window.removeEventListener('pointerup', up)
    }
  })

  const move = (by: number, extend: boolean) => {
    if (count === 0) return false
    const moving = lines ? (anchor.current === lines.from ? lines.to : lines.from) : null
    const next = Math.max(1, Math.min(count, (moving ?? (by > 0 ? 0 : count + 1)) + by))
    if (!extend || !lines) anchor.current = next
    select(between(anchor.current ?? next, next))
    code.current?.querySelector(`[data-line="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const leave = () => {
    if (lines) select(null)
    else back(options.up)
  }
  const widen = () => {
    const next = options.around(lines ?? { from: 1, to: 1 })
    if (!next) return false
    anchor.current = next.from
    select(next)
    code.current?.querySelector(`[data-line="${next.from}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const open = (address: string | null) => (address ? go(address) : false)
  useStrokes([
    ['j', () => move(1, false)],
    ['k', () => move(-1, false)],
    ['J', () => move(1, true)],
    ['K', () => move(-1, true)],
    ['r', () => options.say('comment')],
    ['R', () => options.say('correction')],
    ['e', () => options.say('name')],
    ['w', () => options.say('reach')],
    ['d', widen],
    [']', () => open(options.after)],
    ['[', () => open(options.before)],
    ['Escape', leave],
  ])
}

function between(a: number, b: number): Lines {
  return { from: Math.min(a, b), to: Math.max(a, b) }
}
