/**
 * Words are set from Markdown that may hold no HTML, mathematics included; even so only these elements and attributes
 * ever reach the page. Browsers do that themselves while they read the HTML (`Element.setHTML`); those that cannot yet
 * fetch DOMPurify for it.
 */
const ELEMENTS =
  'a b blockquote br code del div em h1 h2 h3 h4 h5 h6 hr i li mark ol p pre s span strong sub sup table tbody td th thead tr u ul'.split(
    ' ',
  )
const MATHEMATICS =
  'math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover'.split(
    ' ',
  )
const ATTRIBUTES =
  'accent accentunder align class columnalign columnlines columnspacing depth dir display displaystyle encoding fence form frame height href largeop linebreak linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation rel rowalign rowlines rowspacing rspace scriptlevel separator start stretchy symmetric target title voffset width'.split(
    ' ',
  )
const MATHML = 'http://www.w3.org/1998/Math/MathML'

type Native = { setHTML(html: string, options: { sanitizer: object }): void }
type Sanitizers = { Sanitizer?: new (rules: object) => object }

const { Sanitizer } = globalThis as Sanitizers
const sanitizer =
  Sanitizer && typeof Element !== 'undefined' && 'setHTML' in Element.prototype
    ? new Sanitizer({
        elements: [...ELEMENTS, ...MATHEMATICS.map((name) => ({ name, namespace: MATHML }))],
        attributes: ATTRIBUTES,
        dataAttributes: true,
        comments: false,
      })
    : null

let purify: ((html: string) => string) | null = null

/** Resolves once words can be set. */
export async function sanitiser(): Promise<void> {
  if (sanitizer || purify) return
  const { default: purifier } = await import('dompurify')
  purify = (html) =>
    purifier.sanitize(html, {
      ALLOWED_TAGS: [...ELEMENTS, ...MATHEMATICS],
      ALLOWED_ATTR: ATTRIBUTES,
      ALLOW_DATA_ATTR: true,
      ALLOW_ARIA_ATTR: false,
    })
}

/** Puts HTML into an element, without anything that is not for reading. */
export function setSanitised(element: Element, html: string): void {
  if (sanitizer) (element as unknown as Native).setHTML(html, { sanitizer })
  else if (purify) element.innerHTML = purify(html)
  else element.textContent = html
}
