/** The notebook that is measured: always the same ten thousand entries. */
import { png } from './png.mjs'

/** Small and seeded: the same numbers every time. */
export function chance(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const EXPERIMENTS = 3000
export const ENTRIES = 10_000
export const PICTURES = 2000

const texts = [
  '値を書き出した。最初の一歩から動いていない。`normalize` を呼ぶ場所がない。',
  'Eight times the batch, the same accuracy. Size is not it; next the statistics themselves.\n\n- mean: frozen\n- variance: frozen\n- momentum: never read',
  '損失は下がるのに精度が動かない。**評価側**が別の変数を読んでいる可能性がある。\n\n```python\ndef evaluate(model, batch):\n    model.train(False)\n    with torch.no_grad():\n        logits = model(batch.x)  # 評価だけ\n    return accuracy(logits, batch.y)\n```',
  'Nothing today.',
  '$\\mu \\leftarrow \\rho\\mu + (1-\\rho)\\bar{x}$ を確かめる。手で計算した値と合わない。差は小数第三位から。もう一度、乱数の種を固定して測り直す。長い一日だったが、少なくとも原因の場所は分かった。',
  'Read all of yesterday with fresh eyes. Three things I would not repeat:\n\n1. **Changing two things at once.** The batch moved *and* the schedule, because the schedule counts steps.\n2. Trusting the mean of one run.\n3. Looking at the loss first.',
  '| seed | plain | residual |\n|---|---|---|\n| 1 | 0.81 | 0.86 |\n| 2 | 0.80 | 0.85 |\n\n差は種の揺れより大きい。',
  '$$\n\\hat{x}_i = \\frac{x_i - \\mathbb{E}[x]}{\\sqrt{\\operatorname{Var}[x] + \\epsilon}}\n$$\n\nThe epsilon was inside the root in one place and outside in the other.',
  '上付きがまったく読めない。入力の高さを揃える前の座標を残しておくべきだった。次は座標を別の通り道で渡す。',
  'A longer warm-up only shifts the curve; the end is the same to the third digit. Not worth a seed.',
]
const openings = [
  'Again: ',
  '朝一番。',
  'Before lunch — ',
  '夜。',
  '',
  '',
  '',
  'Second look. ',
  '念のため。',
  '',
]

/** A table and a formula of its own begin a paragraph. */
const joined = (opening, text) =>
  opening && /^([|]|[$]{2})/.test(text) ? `${opening.trim()}\n\n${text}` : opening + text

const pad = (n) => n.toString(16).padStart(12, '0')
/** Chosen by the client, so that a filling that was interrupted goes on where it stopped. */
export const idOf = (kind, n) => `019c0000-000${kind}-7000-8000-${pad(n + 1)}`

/** Every request that fills the notebook, in the order of time. */
export function* requests() {
  const random = chance(11)
  let time = Date.parse('2024-11-02T00:00:00Z')
  let parent = null
  let posted = 0
  let pictures = 0
  const pictured = () => Math.floor(((posted + 1) * PICTURES) / ENTRIES) > pictures
  for (; posted < ENTRIES; posted++) {
    // A night now and then, else minutes: about eighteen entries a day.
    time += random() < 0.055 ? 36_000_000 * (0.4 + random() * 0.6) : 3_000_000 * random()
    const occurredAt = new Date(time).toISOString()
    const words = joined(
      openings[Math.floor(random() * openings.length)],
      texts[Math.floor(random() * texts.length)],
    )
    const trial = Math.floor(((posted + 1) * EXPERIMENTS) / ENTRIES)
    if (trial > Math.floor((posted * EXPERIMENTS) / ENTRIES)) {
      const key = `${['enc', 'dec', 'aug', 'lr', 'norm'][trial % 5]}_${Math.floor(trial / 5)}${'abcde'[trial % 5]}`
      const image = pictured() ? curve(pictures++) : null
      yield {
        kind: 'experiment',
        id: idOf(1, posted),
        key,
        parent: random() < 0.8 ? parent : null,
        occurredAt,
        results: { acc: random().toFixed(3), loss: (random() * 2).toFixed(4) },
        text: random() < 0.6 ? words : null,
        image,
      }
      parent = key
    } else {
      const image = pictured() ? curve(pictures++) : null
      const named = random() < 0.3 && parent ? `\n\n${parent} と比べる。` : ''
      yield {
        kind: 'annotation',
        id: idOf(2, posted),
        picture: image && idOf(3, posted),
        image,
        text: `${words}${named}\n\n#${posted}`,
        occurredAt,
      }
    }
  }
}

/** A curve as a PNG of 480 × 300 grey pixels, each a little different from every other. */
function curve(n) {
  const random = chance(n + 1)
  const [width, height] = n % 7 === 0 ? [360, 360] : [480, 300]
  const rows = Buffer.alloc((width + 1) * height, 250)
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0
  for (const [ink, end] of [
    [40, 0.2 + random() * 0.2],
    [140, 0.1 + random() * 0.1],
  ]) {
    for (let x = 20; x < width - 10; x++) {
      const at = 0.85 * Math.exp(-x / (40 + random() * 6)) + end + (random() - 0.5) * 0.04
      const y = Math.max(2, Math.min(height - 3, Math.round(height - at * height)))
      for (const dy of [-1, 0, 1]) rows[(y + dy) * (width + 1) + x + 1] = ink
    }
  }
  return png(width, height, rows)
}
