import { memo, type ReactNode, useCallback, useMemo } from 'react'
import { useAbout, useAnnotation } from '../../replica/react'
import type { AnnotationView } from '../../replica/types'
import { Pictures } from '../attachment/Pictures'
import { OwnState } from './OwnState'
import { Prose } from './Prose'
import { useQuotes } from './quotes'
import { ReadAs } from './ReadAs'
import { RedactedLine } from './RedactedLine'
import { Replying } from './Replying'
import { Said } from './Said'

/** Somebody's words with everything that was said about them since: under the paragraph what quotes it, the rest below. */
export const Annotation = memo(function Annotation({ id, fresh = false }: { id: string; fresh?: boolean }) {
  const annotation = useAnnotation(id)
  if (!annotation) return null
  if (annotation.redacted) return <RedactedLine redacted={annotation.redacted} />
  return <Words annotation={annotation} fix={fresh} />
})

type Props = { annotation: AnnotationView; fix: boolean; byline?: ReactNode }

export function Words({ annotation, fix, byline }: Props) {
  const { id, text, attachments, own } = annotation
  const { quotes, fixes, below } = useQuotes(annotation)
  const pictures = usePicturesAbout(id, attachments)
  const under = useCallback(
    (ids: readonly string[]) => ids.map((each) => <Said key={each} id={each} hanging={fix} />),
    [fix],
  )
  return (
    <>
      {quotes.length > 0 ? (
        <Prose id={id} text={text} quotes={quotes} under={under} byline={byline} />
      ) : (
        (text || byline) && <Prose id={id} text={text} byline={byline} />
      )}
      {annotation.read.map((each) => (
        <ReadAs key={each} id={each} />
      ))}
      {under(fixes)}
      <Pictures ids={pictures} />
      {own && <OwnState id={id} own={own} />}
      {under(below)}
      <Replying about={id} />
    </>
  )
}

/** Its own pictures, then those that were added about it later. */
function usePicturesAbout(id: string, own: readonly string[]): readonly string[] {
  const nodes = useAbout(id)
  return useMemo(() => {
    const later = nodes.filter(({ type, id: other }) => type === 'attachment' && !own.includes(other))
    return later.length === 0 ? own : [...own, ...later.map(({ id: other }) => other)]
  }, [nodes, own])
}
