import MarkdownIt from 'markdown-it'
import { colour } from '../../code/colour'
import { escaped } from '../../code/escaped'
import { math } from './math'
import { type Chunk, chunksOf } from './source'
import { tasks } from './tasks'

export type Rendered = { html: string; chunks: readonly Chunk[] }

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

const md = new MarkdownIt({ html: false, linkify: true, breaks: true, highlight: colour })
math(md)
tasks(md)
// Escapes stay tokens of their own, so that each rendered character can be led back to its place in the source.
md.core.ruler.disable('text_join')
md.linkify.set({ fuzzyLink: false, fuzzyEmail: false })

const rules = md.renderer.rules
rules['text_special'] = (tokens, i) => escaped(tokens[i]?.content ?? '')
// A picture from elsewhere would tell that place who reads: it stays a link.
rules['image'] = (tokens, i) => {
  const token = tokens[i]
  const address = String(token?.attrGet('src') ?? '')
  return `<a href="${escaped(address).replace(/"/g, '&quot;')}" rel="noreferrer" target="_blank">${escaped(token?.content || address)}</a>`
}
rules['link_open'] = (tokens, i, options, _env, self) => {
  const token = tokens[i]
  if (token && /^(https?:|mailto:)/i.test(String(token.attrGet('href') ?? ''))) {
    token.attrSet('rel', 'noreferrer')
    token.attrSet('target', '_blank')
  }
  return self.renderToken(tokens, i, options)
}
// Emphasis is what the words themselves are used to: dots beside Japanese, a slant for everything else.
rules['em_open'] = (tokens, i) => {
  const end = tokens.findIndex(({ type }, n) => n > i && type === 'em_close')
  const japanese = tokens.slice(i, end).some(({ content }) => JAPANESE.test(content))
  return japanese ? '<em class="dots">' : '<em>'
}
rules['table_open'] = () => '<div class="table"><table>'
// Markdown-it says by `style` how a column is set, which no page of ours may be told by.
rules['th_open'] = rules['td_open'] = (tokens, i, options, _env, self) => {
  const token = tokens[i]
  const side = /text-align:(\w+)/.exec(String(token?.attrGet('style') ?? ''))?.[1]
  if (token && side) token.attrs = [['align', side]]
  return self.renderToken(tokens, i, options)
}
rules['table_close'] = () => '</table></div>'

export function renderMarkdown(text: string): Rendered {
  const tokens = md.parse(text, {})
  return { html: md.renderer.render(tokens, md.options, {}), chunks: chunksOf(tokens, text) }
}
