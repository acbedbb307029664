import { memo, useLayoutEffect, useRef } from 'react'
import { reachable } from '../../../ui/reachable'
import { type References, refer } from './decorate'
import { setSanitised } from './sanitised'

type Props = { html: string; references: References | null; className?: string } & Record<
  `data-${string}`,
  string
>

/** Words as Markdown sets them, their names of trials made references: the HTML is read once, straight onto the page. */
export const SetHtml = memo(function SetHtml({ html, references, ...rest }: Props) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!element.current) return
    setSanitised(element.current, html)
    if (references) refer(element.current, references)
    return reachable([...element.current.querySelectorAll<HTMLElement>('pre, .table, .math[data-display]')])
  }, [html, references])
  return <div ref={element} {...rest} />
})
