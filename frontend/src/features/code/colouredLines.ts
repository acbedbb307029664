import { colour, languageOf } from './colour'

/** A file's lines as coloured HTML: every token ends where its line ends, so that a line can stand alone. */
export function colouredLines(text: string, path: string): string[] {
  const language = languageOf(path)
  const lines = text.replace(/\n$/, '').split('\n')
  if (/^(ba|z|fi)?sh$/.test(language)) return lines.map((line) => colour(line, language))
  const coloured = colour(text, language).split('\n')
  return lines.map((_, i) => coloured[i] ?? '')
}
