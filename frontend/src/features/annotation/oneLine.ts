import { firstSentence } from '../../lib/text'

/** The first sentence as plain words, for where there is one line only. */
export function oneLine(markdown: string, limit: number): string {
  return firstSentence(markdown, limit)
    .replace(/!?\[([^\]]*)\]\([^)]*\)?/g, '$1')
    .replace(/(\*\*|__|~~|`+)/g, '')
    .replace(/(^|\W)[*_](\S(?:.*?\S)?)[*_](?=\W|$)/g, '$1$2')
}
