import { memo } from 'react'

type Props = { html: string; className?: string; as?: 'div' | 'code' | 'span' } & Record<
  `data-${string}`,
  string
>

/** Already sanitised (or self-made) HTML. The only place in the interface that sets any. */
export const Html = memo(function Html({ html, as: Tag = 'div', ...rest }: Props) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: what comes here went through DOMPurify or was escaped by the colourer
  return <Tag {...rest} dangerouslySetInnerHTML={{ __html: html }} />
})
