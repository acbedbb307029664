import { memo, type ReactNode, useMemo } from 'react'
import { paths } from '../../app/paths'
import { findKeys } from '../../lib/mentions'
import { useKeysIn, useNotebook, useReplica } from '../../replica/react'
import { Html } from '../../ui/Html'
import { decorate, type Quote } from './prose/decorate'
import { useRendered } from './prose/rendering'
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
  const blocks = useMemo(
    () =>
      rendered &&
      // Most words name no trial and are not quoted: they stand as they were set.
      (keys === '' && quotes.length === 0
        ? [{ html: rendered.html, ends: [] }]
        : decorate({
            ...rendered,
            source: text,
            quotes,
            here,
            keysIn: (words) => findKeys(words, replica.book.keyIndex),
            addressOf: (key) => paths.experiment(slug, key),
          })),
    [rendered, text, quotes, replica, slug, here, keys],
  )
  if (!blocks) {
    return (
      <>
        <p className="prose waiting">{text}</p>
        {byline}
      </>
    )
  }
  if (blocks.length === 1 && !under && !byline) {
    return <Html className="prose" data-words={id ?? ''} html={blocks[0]?.html ?? ''} />
  }
  return (
    <div className="prose" data-words={id ?? ''}>
      {blocks.map(({ html, ends }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name, and their order is the text's
        <div key={i} className="piece">
          <Html html={html} data-block="" />
          {i === blocks.length - 1 && byline}
          {ends.length > 0 && under?.(ends)}
        </div>
      ))}
    </div>
  )
})
