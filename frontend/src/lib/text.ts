/** For finding: width and case do not matter (`ＡＣＣ` is found by `acc`). */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** A 53-bit hash of a text (cyrb53, public domain by bryc), for keys of caches; never for identity. */
export function textHash(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 2654435761)
    b = Math.imul(b ^ c, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}

/** The first sentence of some Markdown, at most `limit` characters; headings and list marks left out. */
export function firstSentence(markdown: string, limit = 160): string {
  const line =
    markdown
      .split('\n')
      .map((each) => each.replace(/^\s*(#{1,6}\s+|[-*+]\s+|>\s*|\d+[.)]\s+)+/, '').trim())
      .find((each) => each !== '' && !/^(```|~~~|---|===|\||!\[)/.test(each)) ?? ''
  const sentence = /^.*?(?:[。！？]|[.!?](?=\s|$))/u.exec(line)?.[0] ?? line
  if (sentence.length <= limit) return sentence
  return `${[...sentence.slice(0, limit)].slice(0, -1).join('')}…`
}
