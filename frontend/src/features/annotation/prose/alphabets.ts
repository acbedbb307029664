/** Where a mathematical alphabet begins in Unicode: capital, small, digit, capital Greek, small Greek. */
const BEGINS: Readonly<Record<string, readonly (number | undefined)[]>> = {
  bold: [0x1d400, 0x1d41a, 0x1d7ce, 0x1d6a8, 0x1d6c2],
  'bold-italic': [0x1d468, 0x1d482, undefined, 0x1d71c, 0x1d736],
  script: [0x1d49c, 0x1d4b6],
  fraktur: [0x1d504, 0x1d51e],
  'double-struck': [0x1d538, 0x1d552, 0x1d7d8],
  'bold-fraktur': [0x1d56c, 0x1d586],
  'sans-serif': [0x1d5a0, 0x1d5ba, 0x1d7e2],
  'bold-sans-serif': [0x1d5d4, 0x1d5ee, 0x1d7ec],
  'sans-serif-italic': [0x1d608, 0x1d622],
  monospace: [0x1d670, 0x1d68a, 0x1d7f6],
}
const ROWS = ['AZ', 'az', '09', '\u0391\u03a9', '\u03b1\u03c9'] as const

/** Letters that were in Unicode before their alphabet was, and are not in it. */
const EARLIER: Readonly<Record<string, string>> = {
  script: 'BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ',
  fraktur: 'CℭHℌIℑRℜZℨ',
  'double-struck': 'CℂHℍNℕPℙQℚRℝZℤ',
}

/**
 * MathML's `mathvariant` as the letters themselves: browsers know no value of it but `normal` any more
 * (https://w3c.github.io/mathml-core/#the-mathvariant-attribute), and 𝔼 would be set as E.
 */
export function inLetters(mathml: string): string {
  return mathml.replace(
    /<(mi|mn|mo|mtext) mathvariant="([a-z-]+)"([^>]*)>([^<]*)<\/\1>/g,
    (whole, element: string, alphabet: string, rest: string, text: string) =>
      BEGINS[alphabet]
        ? `<${element}${rest}>${[...text].map((letter) => letterOf(letter, alphabet)).join('')}</${element}>`
        : whole,
  )
}

function letterOf(letter: string, alphabet: string): string {
  const earlier = EARLIER[alphabet] ?? ''
  const at = earlier.indexOf(letter)
  if (at >= 0 && at % 2 === 0) return earlier[at + 1] ?? letter
  const row = ROWS.findIndex(([first = '', last = '']) => letter >= first && letter <= last)
  const begin = BEGINS[alphabet]?.[row]
  if (begin === undefined) return letter
  return String.fromCodePoint(begin + letter.charCodeAt(0) - (ROWS[row]?.charCodeAt(0) ?? 0))
}
