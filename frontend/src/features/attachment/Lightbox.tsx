import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useHistoryState } from 'wouter/use-browser-location'
import { type Kept, keep } from '../../app/going'
import { useAttachment } from '../../replica/react'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { Sheet } from '../../ui/Sheet'
import styles from './Lightbox.module.css'

/** Open while the current entry of the history says so: Back closes it, reload keeps it. */
export function Lightbox() {
  const pictures = useHistoryState<Kept | null>()?.pictures
  return pictures && pictures.ids.length > 0 ? <Open ids={pictures.ids} start={pictures.at} /> : null
}

function Open({ ids, start }: { ids: readonly string[]; start: number }) {
  const { t } = useLanguage()
  const dates = useDates()
  const [at, setAt] = useState(Math.min(start, ids.length - 1))
  const [whole, setWhole] = useState(false)
  const picture = useAttachment(ids[at] ?? null)
  const close = () => history.back()
  const turn = (by: number) => {
    const next = (at + by + ids.length) % ids.length
    setAt(next)
    setWhole(false)
    keep({ pictures: { ids, at: next } })
  }
  const turning = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowRight' || event.key === 'j') turn(1)
    else if (event.key === 'ArrowLeft' || event.key === 'k') turn(-1)
  }
  useAhead(ids[(at + 1) % ids.length])
  const name = picture?.label ?? picture?.fileName ?? t('picture.untitled')
  return (
    <Sheet label={name} onClose={close} className={styles.box}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys lead on; the buttons beside say and do the same */}
      <div className={styles.frame} onKeyDown={turning}>
        <figure className={whole ? styles.whole : styles.fitted}>
          {picture && (
            // biome-ignore lint/a11y/useKeyWithClickEvents: a click looks closer; the browser's own zoom does so by keyboard
            <img
              src={picture.src}
              alt={name}
              width={picture.width ?? undefined}
              height={picture.height ?? undefined}
              onClick={() => setWhole(!whole)}
            />
          )}
        </figure>
        <p className={styles.caption}>
          <span className={styles.name}>{name}</span>
          {picture && <span>{picture.author.name}</span>}
          {picture && <time dateTime={picture.occurredAt}>{dates.short(picture.time)}</time>}
          {ids.length > 1 && <span>{t('picture.of', { n: at + 1, count: ids.length })}</span>}
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
    </Sheet>
  )
}

/** The next one is fetched while this one is looked at. */
function useAhead(id: string | undefined): void {
  const next = useAttachment(id ?? null)
  const src = next?.image ? next.src : undefined
  useEffect(() => {
    if (src) new Image().src = src
  }, [src])
}
