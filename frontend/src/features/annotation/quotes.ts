import { useMemo } from 'react'
import { useReplica } from '../../replica/react'
import type { Replica } from '../../replica/replica'
import type { AnnotationView } from '../../replica/types'
import type { Quote } from './prose/decorate'

/**
 * What is said about an annotation, parted: what quotes its words stands under them, corrections of the whole right after
 * the words, and comments below everything.
 */
export function useQuotes(annotation: AnnotationView) {
  const replica = useReplica()
  return useMemo(() => {
    const { id, about_it, text } = annotation
    const quotes: Quote[] = []
    const fixes: string[] = []
    const below: string[] = []
    for (const each of about_it) {
      const said = replica.views.annotation(each)
      if (!said) continue
      const quote = said.about.find(({ annotation }) => annotation === id)?.quote ?? null
      const fix = said.kind === 'correction'
      if (quote && text.includes(quote) && !said.redacted)
        quotes.push({ id: each, quote, tone: fix ? 'fix' : 'word', again: isCorrected(said, replica) })
      else if (fix) fixes.push(each)
      else below.push(each)
    }
    return { quotes, fixes, below }
  }, [annotation, replica])
}

/** By something that stands: a correction that was itself corrected leaves what it spoke of as it was. */
function isCorrected({ about_it }: AnnotationView, replica: Replica): boolean {
  return about_it.some((each) => {
    const said = replica.views.annotation(each)
    return said?.kind === 'correction' && !said.redacted && !isCorrected(said, replica)
  })
}
