import { useAbout, useAttachment } from '../../replica/react'
import { OwnState } from './OwnState'
import { Replying } from './Replying'
import { Said } from './Said'

/** What has become of a lone picture, and what was said about it. */
export function OwnStateOf({ id }: { id: string }) {
  const attachment = useAttachment(id)
  const nodes = useAbout(id)
  if (!attachment) return null
  return (
    <>
      {attachment.own && <OwnState id={id} own={attachment.own} />}
      {nodes.map((node) => node.type === 'annotation' && <Said key={node.id} id={node.id} hanging={false} />)}
      <Replying about={id} />
    </>
  )
}
