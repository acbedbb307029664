import type { MarkdownIt } from 'markdown-it'
import { escaped } from '../../code/escaped'

/**
 * `- [ ]` and `- [x]` are boxes, open and ticked. What was written stays in the page under the box, so that it is selected,
 * corrected, copied and read aloud as it stands.
 */
export function tasks(md: MarkdownIt): void {
  md.core.ruler.push('tasks', ({ tokens }) => {
    for (const [i, { type, children }] of tokens.entries()) {
      const item = tokens[i - 2]
      const first = children?.[0]
      if (type !== 'inline' || item?.type !== 'list_item_open' || first?.type !== 'text') continue
      const box = /^\[[ xX]\](?=\s)/.exec(first.content)?.[0]
      if (!box) continue
      item.attrJoin('class', 'task')
      first.meta = { box }
    }
  })
  md.renderer.rules['text'] = (tokens, i) => {
    const { content = '', meta } = tokens[i] ?? {}
    const box = (meta as { box: string } | null)?.box
    if (!box) return escaped(content)
    const state = box === '[ ]' ? 'box' : 'box ticked'
    return `<span class="${state}">${box}</span>${escaped(content.slice(box.length))}`
  }
}
