import type { Mention } from '../../lib/mentions'

export type Passage = { text: string; before: boolean; after: boolean }

const SHORT = 420

/** Of a long text the blocks that name a trial, each with its neighbours; a short one is shown whole. */
export function around(
  text: string,
  mentionsIn: (block: string) => readonly Mention[],
  keys: readonly string[],
): Passage {
  if (text.length <= SHORT) return { text, before: false, after: false }
  const blocks = blocksOf(text)
  const named = blocks.flatMap((block, i) =>
    mentionsIn(block).some(({ key }) => keys.includes(key)) ? [i] : [],
  )
  const first = named[0]
  if (first === undefined) return { text, before: false, after: false }
  const from = Math.max(0, first - 1)
  const to = Math.min(blocks.length, (named.at(-1) ?? first) + 2)
  return { text: blocks.slice(from, to).join('\n\n'), before: from > 0, after: to < blocks.length }
}

/** Parted at empty lines, but never inside a fence. */
function blocksOf(text: string): string[] {
  const blocks: string[] = []
  let block: string[] = []
  let fence = false
  const end = () => {
    if (block.length > 0) blocks.push(block.join('\n'))
    block = []
  }
  for (const line of text.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) fence = !fence
    if (line.trim() === '' && !fence) end()
    else block.push(line)
  }
  end()
  return blocks
}
