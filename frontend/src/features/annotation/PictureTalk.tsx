import { useAbout } from '../../replica/react'
import type { Region } from '../../replica/types'
import { useLanguage } from '../../ui/language/language'
import styles from './PictureTalk.module.css'
import { Said } from './Said'
import { WritingBox } from './writing/WritingBox'

export type Saying = { kind: 'comment' | 'correction'; region: Region | null } | null
type Props = { id: string; saying: Saying; onEnd: () => void }

/** What was said about a picture, beside it, and the box to say more: about a spot of it, where one was marked. */
export function PictureTalk({ id, saying, onEnd }: Props) {
  const { t } = useLanguage()
  const said = useAbout(id).filter(({ type }) => type === 'annotation')
  const fix = saying?.kind === 'correction'
  return (
    <div className={styles.talk}>
      {said.map((node) => (
        <Said key={node.id} id={node.id} hanging={false} />
      ))}
      {saying && (
        <WritingBox
          key={saying.kind}
          place={`about:${id}`}
          kind={saying.kind}
          about={[{ attachment: id, ...(saying.region ? { region: saying.region } : {}) }]}
          label={t(fix ? 'write.correct.label' : 'write.reply.label')}
          placeholder={t(saying.region ? 'picture.spot.placeholder' : 'write.reply.placeholder')}
          autoFocus
          onDone={onEnd}
          onCancel={onEnd}
        />
      )}
    </div>
  )
}
