import { ChevronLeft, ChevronRight, MessageSquare, Scan, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useHistoryState } from 'wouter/use-browser-location'
import { type Kept, keep } from '../../app/going'
import { useAbout, useAttachment, useWrites } from '../../replica/react'
import type { Region } from '../../replica/types'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { Sheet } from '../../ui/Sheet'
import { ToastLine } from '../../ui/ToastLine'
import styles from './Lightbox.module.css'
import { centred, MIDDLE, steered } from './region'
import { Spots } from './Spots'

type Saying = { kind: 'comment' | 'correction'; region: Region | null } | null
type Talk = (id: string, saying: Saying, onEnd: () => void) => ReactNode

/** Open while the current entry of the history says so: Back closes it, reload keeps it. Beside it stands what is said. */
export function Lightbox({ talk }: { talk: Talk }) {
  const pictures = useHistoryState<Kept | null>()?.pictures
  return pictures && pictures.ids.length > 0 ? (
    <Open ids={pictures.ids} start={pictures.at} talk={talk} />
  ) : null
}

function Open({ ids, start, talk }: { ids: readonly string[]; start: number; talk: Talk }) {
  const { t } = useLanguage()
  const dates = useDates()
  const writes = useWrites()
  const [at, setAt] = useState(Math.min(start, ids.length - 1))
  const [whole, setWhole] = useState(false)
  const [saying, setSaying] = useState<Saying>(null)
  /** The spot that keys are moving. */
  const [placing, setPlacing] = useState<Region | null>(null)
  const id = ids[at] ?? ''
  const picture = useAttachment(id)
  const said = useAbout(id).some(({ type }) => type === 'annotation')
  const close = () => history.back()
  const turn = (by: number) => {
    const next = (at + by + ids.length) % ids.length
    setAt(next)
    setWhole(false)
    setSaying(null)
    setPlacing(null)
    keep({ pictures: { ids, at: next } })
  }
  const say = (kind: 'comment' | 'correction') => {
    if (writes) setSaying({ kind, region: placing ?? saying?.region ?? null })
    setPlacing(null)
  }
  const mark = () => {
    if (!writes) return
    setWhole(false)
    setPlacing(saying?.region ?? MIDDLE)
  }
  /** Whether the key was one for the spot that is being marked. */
  const steer = (event: React.KeyboardEvent): boolean => {
    if (!placing || event.metaKey || event.ctrlKey) return false
    const next = steered(placing, event)
    if (next) setPlacing(next)
    else if (event.key === 'Enter') say(saying?.kind ?? 'comment')
    else if (event.key === 'Escape') setPlacing(null)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.defaultPrevented || (event.target as Element).closest('input, textarea')) return
    if (steer(event) || event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key === 'ArrowRight' || event.key === 'j') turn(1)
    else if (event.key === 'ArrowLeft' || event.key === 'k') turn(-1)
    else if (event.key === 'r') say('comment')
    else if (event.key === 'R') say('correction')
    else if (event.key === 'm') mark()
    else return
    event.preventDefault()
  }
  useAhead(ids[(at + 1) % ids.length])
  const name = picture?.label ?? picture?.fileName ?? t('picture.untitled')
  const ratio = picture?.width && picture.height ? picture.width / picture.height : null
  return (
    <Sheet label={name} onClose={close} className={styles.box}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys lead on; the buttons beside say and do the same */}
      <div
        className={said || saying ? `${styles.frame} ${styles.talking}` : styles.frame}
        onKeyDown={onKeyDown}
      >
        <figure className={whole ? styles.whole : styles.fitted}>
          {picture && (
            <div
              className={styles.sheet}
              style={
                ratio && !whole
                  ? { width: `min(100cqw, ${100 * ratio}cqh, ${picture.width}px)`, aspectRatio: ratio }
                  : undefined
              }
            >
              <img
                src={picture.src}
                alt={name}
                width={picture.width ?? undefined}
                height={picture.height ?? undefined}
                draggable={false}
              />
              <Spots
                key={id}
                id={id}
                marked={placing ?? saying?.region ?? null}
                onMark={
                  writes && !whole
                    ? (region) => {
                        setPlacing(null)
                        setSaying({ kind: saying?.kind ?? 'comment', region })
                      }
                    : null
                }
                onClick={(point) => (placing ? setPlacing(centred(placing, point)) : setWhole(!whole))}
              />
            </div>
          )}
        </figure>
        {(said || saying) && (
          <section className={styles.talk} aria-label={t('experiment.said')}>
            {talk(id, saying, () => setSaying(null))}
          </section>
        )}
        <p className={styles.caption}>
          <span className={styles.name}>{name}</span>
          {picture && <span>{picture.author.name}</span>}
          {picture && <time dateTime={picture.occurredAt}>{dates.short(picture.time)}</time>}
          {ids.length > 1 && <span>{t('picture.of', { n: at + 1, count: ids.length })}</span>}
          {writes && (
            <button
              type="button"
              className={styles.say}
              title={t('picture.say.hint')}
              onClick={() => say('comment')}
            >
              <MessageSquare size={13} aria-hidden="true" />
              {t('picture.say')} <kbd>r</kbd>
            </button>
          )}
          {writes && (
            <button
              type="button"
              className={styles.say}
              aria-pressed={placing !== null}
              onClick={() => (placing ? say(saying?.kind ?? 'comment') : mark())}
            >
              <Scan size={13} aria-hidden="true" />
              {t('picture.mark')} <kbd>m</kbd>
            </button>
          )}
          <span role="status" className={styles.steering}>
            {placing && t(byTouch() ? 'picture.steer.touch' : 'picture.steer')}
          </span>
        </p>
        {ids.length > 1 && (
          <>
            <button
              type="button"
              className={styles.before}
              aria-label={t('picture.previous')}
              onClick={() => turn(-1)}
            >
              <ChevronLeft aria-hidden="true" />
            </button>
            <button
              type="button"
              className={styles.after}
              aria-label={t('picture.next')}
              onClick={() => turn(1)}
            >
              <ChevronRight aria-hidden="true" />
            </button>
          </>
        )}
        <button type="button" className={styles.close} aria-label={t('picture.close')} onClick={close}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      {/* What stands under a modal layer can be neither read nor pressed. */}
      <ToastLine />
    </Sheet>
  )
}

const byTouch = () => globalThis.matchMedia?.('(hover: none)').matches ?? false

/** The next one is fetched while this one is looked at. */
function useAhead(id: string | undefined): void {
  const next = useAttachment(id ?? null)
  const src = next?.image ? next.src : undefined
  useEffect(() => {
    if (src) new Image().src = src
  }, [src])
}
