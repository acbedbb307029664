import { Search, X } from 'lucide-react'
import { Fragment, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { isBare } from '../../lib/query'
import { finish, within } from '../../replica/counting'
import { useLog, useReplica } from '../../replica/react'
import { composing } from '../../ui/keyboard'
import { useLanguage } from '../../ui/language/language'
import { Sheet } from '../../ui/Sheet'
import { Line } from './Line'
import { closeFind, useFindOpen } from './opening'
import { type Command, type Option, optionsFor } from './options'
import styles from './Palette.module.css'
import { Rehearsal } from './Rehearsal'
import { wentTo } from './recent'
import { useDeepSearch } from './useDeepSearch'

type Props = {
  commands: () => readonly Command[]
  jump: (day: string) => void
  /** Shows all hits of these words and filters where they stand. */
  showAll: (words: string) => void
}

/** As many lines as the box ever has room for. Those below are drawn, and all that is found is counted, once the typing rests. */
const seenLines = () => (innerWidth < 704 ? 18 : 15)
/** Milliseconds: less than anybody would notice, and as long as the next key of somebody who types fast may take. */
const REST = 50
/** Milliseconds of a key press that may be spent on counting where no other count can stand in for it. */
const AT_ONCE = 1.5

/** One box for going anywhere, doing anything, finding any word. */
export function Palette(props: Props) {
  const opened = useFindOpen()
  return (
    <>
      <Rehearsal jump={props.jump} />
      {opened !== null && <Box {...props} start={opened} />}
    </>
  )
}

function Box({ commands, jump, showAll, start }: Props & { start: string }) {
  const { t } = useLanguage()
  const replica = useReplica()
  const { slug } = replica
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const scrolled = useRef(false)
  const [typed, setTyped] = useState(start)
  const [chosen, setChosen] = useState(0)
  const [doing] = useState(commands)

  const { version } = useLog()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that other records are there
  const { options, search, query } = useMemo(
    () => optionsFor(typed, { replica, slug, commands: doing, jump }),
    [typed, replica, slug, doing, jump, version],
  )
  const asked = isBare(query) ? '' : typed.trim()
  const deep = useDeepSearch(query, options, search)
  // The lines belong to the key that was pressed; how many there are in all may be counted a moment later.
  const count = useRef<{ told: number | null; last: number }>({ told: null, last: 0 })
  if (count.current.last < 2) search.look(undefined, within(AT_ONCE))
  if (isBare(query)) count.current.told = null
  else if (search.done) count.current = { told: search.count, last: search.count }
  const told = search.done ? search.count : count.current.told
  const hits = search.done ? search.count : count.current.last
  const all = useMemo(
    () => [
      ...options,
      ...(hits > 1 && asked ? [allOption(t('find.all', { n: hits }), () => showAll(asked))] : []),
      ...deep.found,
    ],
    [options, hits, asked, showAll, deep.found, t],
  )
  const at = Math.min(chosen, all.length - 1)
  const [drawn, setDrawn] = useState<readonly Option[] | null>(null)
  const below = useRef(all)
  const seen = seenLines()
  if (drawn === options || at >= seen) below.current = all
  const lines = [...all.slice(0, seen), ...below.current.slice(seen, Math.max(seen, all.length))]
  useEffect(() => {
    if (drawn === options) return
    let end = () => {}
    const timer = setTimeout(() => {
      end = finish(search, () => setDrawn(options))
    }, REST)
    return () => {
      clearTimeout(timer)
      end()
    }
  }, [drawn, options, search])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another option may stand in the same place
  useEffect(() => {
    // Typing begins at the top anyway; asking where something stands would lay the page out in the middle of a key press.
    if (at > 0) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, all])

  const type = (text: string) => {
    setTyped(text)
    setChosen(0)
    if (scrolled.current) list.current?.scrollTo(0, 0)
    scrolled.current = false
  }
  const take = (option: Option) => {
    if (option.instead !== undefined) {
      type(option.instead)
      input.current?.focus()
      return
    }
    closeFind()
    if (replica.typeOf(option.id)) wentTo(slug, option.id)
    // After the box has given the focus back: what is done may want it elsewhere.
    queueMicrotask(() => option.run?.())
  }
  const taking = useRef(take)
  taking.current = take
  const onTake = useCallback((option: Option) => taking.current(option), [])
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (composing(event)) return
    const command = event.ctrlKey || event.metaKey
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    const step = by ?? (event.ctrlKey && { n: 1, p: -1, j: 1 }[event.key])
    if (step) setChosen(moved(at, step, all.length))
    else if (event.key === 'Enter') {
      if (all[at]) take(all[at])
    } else if (event.key === 'Tab' && all[at]?.instead !== undefined) take(all[at])
    else if (event.key.toLowerCase() === 'k' && command) closeFind()
    else return
    event.preventDefault()
  }
  // What the server may still find is waited for before anybody is told that there is nothing.
  const nothing = typed.trim() !== '' && all.length === 0 && deep.state !== 'asking'
  return (
    <Sheet label={t('find.title')} onClose={closeFind} className={styles.palette}>
      <div className={styles.top}>
        <Search size={16} aria-hidden="true" />
        <input
          ref={input}
          // biome-ignore lint/a11y/noAutofocus: the box was asked for, to type into it
          autoFocus
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={all[at] ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          aria-label={t('find.title')}
          placeholder={t('find.placeholder')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className={styles.close} onClick={closeFind}>
          <span className="sr-only">{t('help.close')}</span>
          <kbd>Esc</kbd>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={t('find.results')}
        className={styles.list}
        onScroll={() => {
          scrolled.current = true
        }}
      >
        {lines.map((option, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines stay and their words change, which costs half as much as new lines
          <Fragment key={i}>
            {option.group !== lines[i - 1]?.group && (
              <p role="presentation" className={styles.group}>
                {t(option.group)}
              </p>
            )}
            <Line id={`${id}-${i}`} option={option} chosen={i === at} take={onTake} />
          </Fragment>
        ))}
        {nothing && <p className={styles.nothing}>{t('find.nothing', { words: typed.trim() })}</p>}
        {deep.state === 'unreached' && <p className={styles.nothing}>{t('find.unreached')}</p>}
      </div>
      <p className={styles.foot}>
        <span className={styles.filters}>
          {(['by:', 'since:', 'until:', 'about:', 'has:image'] as const).map((filter) => (
            <button
              key={filter}
              type="button"
              tabIndex={-1}
              onClick={() => {
                type(
                  `${typed.trimEnd()}${typed.trim() ? ' ' : ''}${filter}${filter.endsWith(':') ? '' : ' '}`,
                )
                input.current?.focus()
              }}
            >
              {filter}
            </button>
          ))}
        </span>
        <span role="status">{statusOf(typed, told, deep.found.length, t)}</span>
      </p>
    </Sheet>
  )
}

const allOption = (label: string, run: () => void): Option => ({
  id: 'all',
  group: 'find.entries',
  label,
  ranges: [],
  run,
})

function statusOf(
  typed: string,
  hits: number | null,
  beyond: number,
  t: ReturnType<typeof useLanguage>['t'],
): string {
  if (typed.trim() === '' || hits === null) return ''
  const here = t('find.count', { n: hits })
  return beyond === 0 ? here : `${here} · ${t('find.beyond', { n: beyond })}`
}

/** Up from the first is the last, and on from the last the first; longer steps stop at the ends. */
function moved(at: number, by: number, count: number): number {
  if (count === 0) return 0
  if (Math.abs(by) > 1) return Math.max(0, Math.min(count - 1, at + by))
  return (at + by + count) % count
}
