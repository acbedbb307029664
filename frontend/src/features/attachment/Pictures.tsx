import { memo, useState } from 'react'
import { go, kept } from '../../app/going'
import { useAttachment } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import { FileLine } from './FileLine'
import styles from './Pictures.module.css'

type Props = {
  ids: readonly string[]
  /** `line`: the first picture of a folded experiment, small and cut to one shape. */
  shape?: 'row' | 'line'
  /** What the arrow keys lead through, where that is more than is shown here. */
  all?: readonly string[]
  /** Where the one of a line stands. */
  className?: string | undefined
}

const rowHeight = 148
const aloneHeight = 260

/** Pictures stand in a row at one height; their room is kept before they come, so nothing jumps. */
export const Pictures = memo(function Pictures({ ids, shape = 'row', all = ids, className = '' }: Props) {
  if (ids.length === 0) return null
  if (shape === 'line') {
    return (
      <Picture
        id={ids[0] ?? ''}
        all={all}
        shape="line"
        height={0}
        className={`${styles.thumb} ${className}`}
      />
    )
  }
  return (
    <div className={styles.row}>
      {ids.map((id) => (
        <Picture
          key={id}
          id={id}
          all={all}
          shape="row"
          height={ids.length === 1 ? aloneHeight : rowHeight}
          className={styles.picture}
        />
      ))}
    </div>
  )
})

function Picture({
  id,
  all,
  shape,
  height,
  className,
}: {
  id: string
  all: readonly string[]
  shape: 'row' | 'line'
  height: number
  className: string | undefined
}) {
  const { t } = useLanguage()
  const picture = useAttachment(id)
  const [broken, setBroken] = useState(false)
  if (!picture || picture.redacted) return null
  if (!picture.image) return shape === 'row' ? <FileLine file={picture} /> : null
  const name = picture.label ?? picture.fileName ?? t('picture.untitled')
  const ratio = picture.width && picture.height ? picture.width / picture.height : 1.6
  const tall = Math.min(height, picture.height ?? height)
  const size = shape === 'row' ? { width: Math.round(tall * ratio), aspectRatio: String(ratio) } : undefined
  return (
    <button
      type="button"
      className={className}
      style={size}
      aria-label={t('picture.open', { name })}
      onClick={(event) => {
        event.stopPropagation()
        go(location.pathname + location.search, {
          ...kept(),
          pictures: { ids: all, at: Math.max(0, all.indexOf(id)) },
        })
      }}
    >
      {broken ? (
        <span className={styles.broken}>{t('picture.broken')}</span>
      ) : (
        <img
          src={picture.thumbnail(640)}
          srcSet={
            picture.src.startsWith('blob:')
              ? undefined
              : ([320, 640, 1280] as const).map((width) => `${picture.thumbnail(width)} ${width}w`).join(', ')
          }
          sizes={shape === 'line' ? '96px' : `${Math.round(tall * ratio)}px`}
          width={picture.width ?? undefined}
          height={picture.height ?? undefined}
          loading="lazy"
          decoding="async"
          draggable={false}
          alt=""
          onError={() => setBroken(true)}
        />
      )}
      {shape === 'row' && picture.label && <span className={styles.label}>{picture.label}</span>}
    </button>
  )
}
