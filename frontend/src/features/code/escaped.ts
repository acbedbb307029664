type Mark = { start: number; end: number }

/** Text as HTML before it is coloured. */
export const escaped = (text: string) =>
  text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'))

/** HTML of one line with some of its text in bold, whatever elements that crosses. */
export function marked(html: string, marks: readonly Mark[]): string {
  let at = 0
  return html.replace(/<[^>]*>|&[^;\s]+;|[^<&]+|&/g, (token) => {
    if (token.startsWith('<')) return token
    const from = at
    const isOne = token.startsWith('&')
    at += isOne ? 1 : token.length
    const inside = marks.filter(({ start, end }) => start < at && end > from)
    if (inside.length === 0) return token
    if (isOne) return `<b>${token}</b>`
    let out = ''
    let done = from
    for (const { start, end } of inside) {
      const [first, last] = [Math.max(start, done), Math.min(end, at)]
      out += `${token.slice(done - from, first - from)}<b>${token.slice(first - from, last - from)}</b>`
      done = last
    }
    return out + token.slice(done - from)
  })
}
