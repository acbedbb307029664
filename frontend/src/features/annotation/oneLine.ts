import { firstSentence } from '../../lib/text'
import { plainTex } from './plainTex'

/** The first sentence as plain words, for where there is one line only. */
export function oneLine(markdown: string, limit: number): string {
  return plainTex(firstSentence(markdown, limit))
    .replace(/!?\[([^\]]*)\]\([^)]*\)?/g, '$1')
    .replace(/(\*\*|__|~~|`+)/g, '')
    .replace(/(^|\W)[*_](\S(?:.*?\S)?)[*_](?=\W|$)/g, '$1$2')
}
