import { memo, type ReactNode, useMemo } from 'react'
import { paths } from '../../app/paths'
import { findKeys } from '../../lib/mentions'
import { useKeysIn, useNotebook, useReplica } from '../../replica/react'
import { decorate, type Quote, type References } from './prose/decorate'
import { chunksOf, useRendered } from './prose/rendering'
import { SetHtml } from './prose/SetHtml'
import './prose/prose.css'

type Props = {
  text: string
  /** The annotation the words belong to: where a selection in them is led back to. */
  id?: string
  quotes?: readonly Quote[]
  /** What stands under the paragraph in which a quote ends. */
  under?: (ids: readonly string[]) => ReactNode
  /** Who said it: right after the last word, before whatever hangs on that. */
  byline?: ReactNode
  /** The key of the trial one is looking at: it is marked, and leads nowhere. */
  here?: string
}

const none: readonly Quote[] = []

/** Somebody's words, set: Markdown, mathematics, coloured code, keys as quiet references, quotes marked. */
export const Prose = memo(function Prose({ text, id, quotes = none, under, byline, here }: Props) {
  const rendered = useRendered(text)
  const replica = useReplica()
  const slug = useNotebook()?.slug ?? ''
  const keys = useKeysIn(text)
  const references = useMemo<References | null>(
    () =>
      keys === ''
        ? null
        : {
            keysIn: (words) => findKeys(words, replica.book.keyIndex),
            addressOf: (key) => paths.experiment(slug, key),
            here,
          },
    [keys, replica, slug, here],
  )
  const blocks = useMemo(
    () =>
      rendered && quotes.length > 0
        ? decorate({ html: rendered.html, chunks: chunksOf(rendered), source: text, quotes, references })
        : null,
    [rendered, text, quotes, references],
  )
  if (!rendered) {
    return (
      <>
        <p className="prose waiting">{text}</p>
        {byline}
      </>
    )
  }
  if (!blocks && !byline) {
    return <SetHtml className="prose" data-words={id ?? ''} html={rendered.html} references={references} />
  }
  const pieces = blocks ?? [{ html: rendered.html, ends: [] }]
  return (
    <div className="prose" data-words={id ?? ''}>
      {pieces.map(({ html, ends }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name, and their order is the text's
        <div key={i} className="piece">
          <SetHtml html={html} references={blocks ? null : references} data-block="" />
          {i === pieces.length - 1 && byline}
          {ends.length > 0 && under?.(ends)}
        </div>
      ))}
    </div>
  )
})
