const GREEK =
  'alphaα betaβ gammaγ deltaδ epsilonϵ varepsilonε zetaζ etaη thetaθ iotaι kappaκ lambdaλ muμ nuν xiξ piπ rhoρ sigmaσ tauτ upsilonυ phiϕ varphiφ chiχ psiψ omegaω GammaΓ DeltaΔ ThetaΘ LambdaΛ XiΞ PiΠ SigmaΣ PhiΦ PsiΨ OmegaΩ'
const SIGNS =
  'leftarrow← to→ rightarrow→ Rightarrow⇒ Leftarrow⇐ mapsto↦ times× cdot· pm± le≤ leq≤ ge≥ geq≥ ne≠ neq≠ approx≈ equiv≡ sim∼ propto∝ in∈ subset⊂ cup∪ cap∩ infty∞ partial∂ nabla∇ sum∑ prod∏ int∫ sqrt√ forall∀ exists∃ odot⊙ otimes⊗ oplus⊕ ll≪ gg≫ ldots… dots… cdots⋯ ell\u2113 top⊤'
const LETTERS = new Map(
  `${GREEK} ${SIGNS}`.split(' ').map((each) => [each.slice(0, -1), each.slice(-1)] as const),
)
/** Put over the letter before them. */
const ACCENTS = new Map([
  ['bar', '\u0304'],
  ['hat', '\u0302'],
  ['tilde', '\u0303'],
  ['dot', '\u0307'],
  ['vec', '\u20d7'],
])

/**
 * Mathematics where there is room for a line of plain words only: `$\mu \leftarrow \bar{x}$` reads μ ← x̄. What has no
 * letter of its own keeps its name; nothing is set above or below another.
 */
export function plainTex(text: string): string {
  if (!text.includes('$')) return text
  return text.replace(/\$\$?([^\s$](?:[^$]*[^\s$])?)\$\$?(?!\d)/g, (_, tex: string) => inLetters(tex))
}

function inLetters(tex: string): string {
  return tex
    .replace(/\\(bar|hat|tilde|dot|vec)\s*\{?(\w)\}?/g, (_, name, letter) => `${letter}${ACCENTS.get(name)}`)
    .replace(/\\[td]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$1/$2')
    .replace(/\\(?:left|right|big|Big|,|;|!|quad)(?![A-Za-z])/g, '')
    .replace(/\\([A-Za-z]+)/g, (_, name) => LETTERS.get(name) ?? (STYLES.test(name) ? '' : name))
    .replace(/[{}]|\\(?=[%#&_$])/g, '')
    .normalize('NFC')
}

const STYLES = /^(?:math(?:bb|bf|cal|frak|it|rm|sf|scr|tt)|boldsymbol|bm|text|operatorname|displaystyle)$/
