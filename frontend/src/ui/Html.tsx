import { memo } from 'react'

type Props = { html: string; className?: string; as?: 'div' | 'code' | 'span' } & Record<
  `data-${string}`,
  string
>

/** HTML that this application made and escaped itself. */
export const Html = memo(function Html({ html, as: Tag = 'div', ...rest }: Props) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: what comes here was escaped by the colourer
  return <Tag {...rest} dangerouslySetInnerHTML={{ __html: html }} />
})
