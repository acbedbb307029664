import { Fragment, memo, type ReactNode, useMemo } from 'react'
import { paths } from '../../app/paths'
import { findKeys } from '../../lib/mentions'
import { useNotebook, useReplica } from '../../replica/react'
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
}

const none: readonly Quote[] = []

/** Somebody's words, set: Markdown, mathematics, coloured code, keys as quiet references, quotes marked. */
export const Prose = memo(function Prose({ text, id, quotes = none, under }: Props) {
  const rendered = useRendered(text)
  const replica = useReplica()
  const slug = useNotebook()?.slug ?? ''
  const known = replica.book.folded.size
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key may be named in old words
  const blocks = useMemo(
    () =>
      rendered &&
      decorate({
        ...rendered,
        source: text,
        quotes,
        keysIn: (words) => findKeys(words, replica.book.keyIndex),
        addressOf: (key) => paths.experiment(slug, key),
      }),
    [rendered, text, quotes, replica, slug, known],
  )
  if (!blocks) return <p className="prose waiting">{text}</p>
  if (blocks.length === 1 && !under) {
    return <Html className="prose" data-words={id ?? ''} html={blocks[0]?.html ?? ''} />
  }
  return (
    <div className="prose" data-words={id ?? ''}>
      {blocks.map(({ html, ends }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name, and their order is the text's
        <Fragment key={i}>
          <Html html={html} data-block="" />
          {ends.length > 0 && under?.(ends)}
        </Fragment>
      ))}
    </div>
  )
})
