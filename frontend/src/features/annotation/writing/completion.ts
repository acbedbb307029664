/** The word before the caret that may become a key: two letters of one, or anything after `@`. */
export type Begun = { from: number; to: number; prefix: string; asked: boolean }

export function begunKey(text: string, caret: number): Begun | null {
  const before = text.slice(0, caret)
  const asked = /(^|[^\p{L}\p{N}_])@([\p{L}\p{M}\p{N}_\-+.]*)$/u.exec(before)
  if (asked) {
    const prefix = asked[2] ?? ''
    return { from: caret - prefix.length - 1, to: caret, prefix, asked: true }
  }
  // Japanese runs on without a space, so a begun key is looked for in the Latin letters only.
  const begun = /(?<![A-Za-z0-9_\-+.])[A-Za-z0-9_][A-Za-z0-9_\-+.]+$/.exec(before)
  if (!begun || /^\d+([.]\d*)?$/.test(begun[0])) return null
  return { from: caret - begun[0].length, to: caret, prefix: begun[0], asked: false }
}

/** The text with the key in place of what was begun, and where the caret then stands. */
export function completed(text: string, { from, to }: Begun, key: string): { text: string; caret: number } {
  const after = text.slice(to)
  const gap = /^[\s、。，．,.;:)）」』]/.test(after) || after === '' ? '' : ' '
  return { text: text.slice(0, from) + key + gap + after, caret: from + key.length + gap.length }
}
