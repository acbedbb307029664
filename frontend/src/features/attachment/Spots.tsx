import { type MouseEvent, useRef, useState } from 'react'
import { useAbout, useReplica } from '../../replica/react'
import type { Region } from '../../replica/types'
import styles from './Lightbox.module.css'
import { between, type Point } from './region'

type Props = {
  id: string
  marked: Region | null
  onMark: ((region: Region) => void) | null
  /** Where it was clicked or tapped. */
  onClick: (at: Point) => void
}

/** The layer over a picture: spots that were spoken of, and the one being marked by dragging or by keys. */
export function Spots({ id, marked, onMark, onClick }: Props) {
  const replica = useReplica()
  const nodes = useAbout(id)
  const begun = useRef<Point | null>(null)
  const [drawn, setDrawn] = useState<Region | null>(null)
  const spots = nodes.flatMap((node) => {
    const said = node.type === 'annotation' ? replica.views.annotation(node.id) : null
    const regions = said?.redacted ? [] : (said?.about ?? [])
    return regions.flatMap(({ attachment, region }) =>
      attachment === id && region ? [{ id: node.id, region, fix: said?.kind === 'correction' }] : [],
    )
  })
  const pointOf = (event: MouseEvent<HTMLElement>): Point => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const inside = (value: number) => Math.min(1, Math.max(0, value))
    return { x: inside((event.clientX - left) / width), y: inside((event.clientY - top) / height) }
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: r and m are the keys; the browser's own zoom looks closer
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div
      className={onMark ? styles.marking : styles.spots}
      onClick={(event) => {
        if (!drawn) onClick(pointOf(event))
        setDrawn(null)
      }}
      onPointerDown={(event) => {
        if (!onMark || event.button !== 0 || event.pointerType === 'touch') return
        begun.current = pointOf(event)
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        if (!begun.current) return
        const region = between(begun.current, pointOf(event))
        const { width, height } = event.currentTarget.getBoundingClientRect()
        if (drawn || region.width * width > 8 || region.height * height > 8) setDrawn(region)
      }}
      onPointerUp={() => {
        begun.current = null
        if (drawn && drawn.width > 0.005 && drawn.height > 0.005) onMark?.(drawn)
      }}
      onPointerCancel={() => {
        begun.current = null
        setDrawn(null)
      }}
    >
      {spots.map((spot) => (
        <span
          key={spot.id}
          className={spot.fix ? `${styles.spot} ${styles.fix}` : styles.spot}
          style={styleOf(spot.region)}
        />
      ))}
      {(drawn ?? marked) && (
        <span className={`${styles.spot} ${styles.new}`} style={styleOf((drawn ?? marked) as Region)} />
      )}
    </div>
  )
}

function styleOf({ x, y, width, height }: Region) {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` }
}
