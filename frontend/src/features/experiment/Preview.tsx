import { useEffect, useRef, useState } from 'react'
import { useExperiment } from '../../replica/react'
import type { ExperimentView } from '../../replica/types'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { oneLine } from '../annotation/oneLine'
import { Pictures } from '../attachment/Pictures'
import styles from './Preview.module.css'
import { Results } from './Results'
import { useImages } from './useImages'

const AFTER = 260

/** Pointing at a key, or coming to one by keyboard, shows what it is; going there stays Enter's or a click's. */
export function Preview() {
  const [shown, setShown] = useState<{ key: string; link: HTMLElement } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const linkOf = (event: Event) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-key]') : null
    const show = (event: Event) => {
      const link = linkOf(event)
      clearTimeout(timer.current)
      if (!link) return
      if (event.type === 'focusin' && !link.matches(':focus-visible')) return
      if (event instanceof PointerEvent && event.pointerType !== 'mouse') return
      timer.current = setTimeout(() => {
        if (link.isConnected) setShown({ key: link.dataset['key'] ?? '', link })
      }, AFTER)
    }
    const hide = () => {
      clearTimeout(timer.current)
      setShown(null)
    }
    const out = (event: Event) => linkOf(event) && hide()
    const key = (event: KeyboardEvent) => event.key !== 'Tab' && hide()
    document.addEventListener('pointerover', show)
    document.addEventListener('focusin', show)
    document.addEventListener('pointerout', out)
    document.addEventListener('focusout', out)
    document.addEventListener('pointerdown', hide)
    document.addEventListener('keydown', key)
    document.addEventListener('scroll', hide, { capture: true, passive: true })
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('pointerover', show)
      document.removeEventListener('focusin', show)
      document.removeEventListener('pointerout', out)
      document.removeEventListener('focusout', out)
      document.removeEventListener('pointerdown', hide)
      document.removeEventListener('keydown', key)
      document.removeEventListener('scroll', hide, { capture: true })
    }
  }, [])
  const experiment = useExperiment(shown?.key ?? null)
  if (!shown || !experiment || experiment.redacted) return null
  return <Card experiment={experiment} link={shown.link} />
}

const width = 352

function Card({ experiment, link }: { experiment: ExperimentView; link: HTMLElement }) {
  const { t } = useLanguage()
  const dates = useDates()
  const { key, title, parents, results, summary, author, time } = experiment
  const { images } = useImages(experiment.attachments)
  useEffect(() => {
    link.setAttribute('aria-describedby', 'preview')
    return () => link.removeAttribute('aria-describedby')
  }, [link])
  const words = oneLine(summary?.text ?? '', 180)
  const first = link.getClientRects()[0] ?? link.getBoundingClientRect()
  const below = first.bottom < innerHeight - 240
  const left = Math.max(12, Math.min(first.left - 14, innerWidth - width - 12))
  return (
    <div
      id="preview"
      role="tooltip"
      className={styles.card}
      style={below ? { left, top: first.bottom + 6 } : { left, bottom: innerHeight - first.top + 6 }}
    >
      <div className={styles.text}>
        <p className={styles.head}>
          <span className={styles.key}>{key}</span>
          {parents.length > 0 && (
            <span className={styles.from}>← {parents.map((parent) => parent.key).join(', ')}</span>
          )}
        </p>
        {results.length > 0 && (
          <p className={styles.results}>
            <Results results={results} limit={2} />
          </p>
        )}
        {title && <p className={styles.title}>{title}</p>}
        {words && (
          <p className={styles.words}>
            {words}
            {(summary?.corrected || experiment.corrected) && (
              <span className={styles.corrected}> {t('experiment.corrected')}</span>
            )}
          </p>
        )}
        <p className={styles.by}>
          {author.name} · {dates.short(time)}
        </p>
      </div>
      {images.length > 0 && <Pictures ids={images} shape="line" />}
    </div>
  )
}
