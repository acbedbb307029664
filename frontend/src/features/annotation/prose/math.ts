import katex from 'katex'
import type { MarkdownIt } from 'markdown-it'
import { inLetters } from './alphabets'

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)

/** MathML only. The TeX stays on the wrapper: for copying, and so that a quote can name it. */
export function mathHtml(tex: string, display: boolean): string {
  try {
    const set = katex.renderToString(tex, {
      output: 'mathml',
      displayMode: display,
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 200,
      maxSize: 20,
    })
    const math = set
      .replace(/<annotation[\s\S]*?<\/annotation>/, '')
      .replace(/<\/?semantics>/g, '')
      .replace(/^<span class="katex">|<\/span>$/g, '')
    return `<span class="math" data-tex="${escaped(tex)}"${display ? ' data-display="true"' : ''}>${inLetters(math)}</span>`
  } catch {
    // Half-typed or foreign TeX is shown as it was written.
    return `<code class="tex" data-tex="${escaped(tex)}">${escaped(display ? `$$${tex}$$` : `$${tex}$`)}</code>`
  }
}

/** `$…$` by Pandoc's rule: no space inside the dollars, no digit after the second, so that "$5 and $6" stays money. */
export function math(md: MarkdownIt): void {
  md.inline.ruler.after('escape', 'math', (state, silent) => {
    const { src, pos } = state
    if (src.charCodeAt(pos) !== 0x24) return false
    const marker = src.startsWith('$$', pos) ? '$$' : '$'
    const start = pos + marker.length
    let end = start
    for (;;) {
      end = src.indexOf(marker, end)
      if (end < 0) return false
      if (src[end - 1] !== '\\') break
      end += marker.length
    }
    const tex = src.slice(start, end)
    if (!tex.trim()) return false
    if (marker === '$') {
      if (/^\s|\s$|\n\n/.test(tex) || /\d/.test(src[end + 1] ?? '')) return false
    }
    if (!silent) {
      const token = state.push('math', 'math', 0)
      token.content = tex
      token.markup = marker
    }
    state.pos = end + marker.length
    return true
  })

  md.block.ruler.before(
    'fence',
    'math_block',
    (state, startLine, endLine, silent) => {
      const from = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
      const first = state.src.slice(from, state.eMarks[startLine])
      if (!/^\$\$\s*$/.test(first)) return false
      if (silent) return true
      let line = startLine + 1
      const lines: string[] = []
      for (; line < endLine; line++) {
        const text = state.src.slice(
          (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0),
          state.eMarks[line],
        )
        if (/^\$\$\s*$/.test(text)) break
        lines.push(text)
      }
      const token = state.push('math_block', 'math', 0)
      token.block = true
      token.content = lines.join('\n')
      token.map = [startLine, line + 1]
      state.line = Math.min(line + 1, endLine)
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )

  md.renderer.rules['math'] = (tokens, i) => mathHtml(tokens[i]?.content ?? '', tokens[i]?.markup === '$$')
  md.renderer.rules['math_block'] = (tokens, i) => `<p>${mathHtml(tokens[i]?.content ?? '', true)}</p>\n`
}
