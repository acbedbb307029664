import { go, kept, useGoing } from '../../app/going'
import { paths } from '../../app/paths'
import { useAttachment, useReplica } from '../../replica/react'
import type { AboutView, Region } from '../../replica/types'
import { useLanguage } from '../../ui/language/language'
import styles from './AboutWhat.module.css'

/** What exactly is spoken of, where that is less than the whole: a result by its name, a spot of a picture as it looks. */
export function AboutWhat({ about }: { about: readonly AboutView[] }) {
  return about.map((each, i) => {
    if (each.attachment)
      // biome-ignore lint/suspicious/noArrayIndexKey: one thing can be spoken of at several spots; the list never changes
      return <Spot key={i} id={each.attachment} region={each.region ?? null} />
    if (each.result)
      return (
        <span key={each.result.name} className={styles.result}>
          {each.result.name}
        </span>
      )
    if (each.code) {
      const { path, line } = each.code
      return <CodeLine key={`${path} ${line}`} experiment={each.target.label} path={path} line={line} />
    }
    return null
  })
}

function CodeLine({ experiment, path, line }: { experiment: string; path: string; line: number }) {
  const { slug } = useReplica()
  const going = useGoing(paths.code(slug, experiment, path, String(line)))
  return (
    <a className={styles.result} href={going.href} onClick={going.onClick}>
      {path}:{line}
    </a>
  )
}

const height = 72

function Spot({ id, region }: { id: string; region: Region | null }) {
  const { t } = useLanguage()
  const picture = useAttachment(id)
  if (!picture?.image || picture.redacted) return null
  const ratio = picture.width && picture.height ? picture.width / picture.height : 1.6
  const name = picture.label ?? picture.fileName ?? t('picture.untitled')
  return (
    <button
      type="button"
      className={styles.spot}
      style={{ width: Math.round(height * ratio), height }}
      aria-label={t('picture.open', { name })}
      onClick={() => go(location.pathname + location.search, { ...kept(), pictures: { ids: [id], at: 0 } })}
    >
      <img src={picture.thumbnail(320)} alt="" loading="lazy" decoding="async" draggable={false} />
      {region && (
        <span
          className={styles.region}
          style={{
            left: `${region.x * 100}%`,
            top: `${region.y * 100}%`,
            width: `${region.width * 100}%`,
            height: `${region.height * 100}%`,
          }}
        />
      )}
    </button>
  )
}
