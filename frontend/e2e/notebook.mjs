/** A made-up notebook to look at: two people, handwriting recognition, two languages, corrections of corrections. */
export const kei = { id: '0197b000-0000-7000-8000-000000000001', name: 'kei' }
export const mio = { id: '0197b000-0000-7000-8000-000000000002', name: 'mio' }

const hex = (n, width) => n.toString(16).padStart(width, '0')
const idOf = (n) => `0197b000-0000-7000-8000-${hex(n + 4096, 12)}`

/** Small and seeded: the same notebook every time. */
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

export class Notebook {
  items = []
  add(type, record, author, at) {
    const occurredAt = new Date(at).toISOString()
    const item = {
      seq: this.items.length + 1,
      type,
      recordedAt: occurredAt,
      author,
      record: { id: idOf(this.items.length), occurredAt, ...record },
    }
    this.items.push(item)
    return item.record
  }
  trial(
    at,
    author,
    key,
    {
      parents = null,
      results = {},
      text,
      title = null,
      pictures = [],
      restore = null,
      code = 0,
      died = null,
    } = {},
  ) {
    const record = this.add('experiment', { key, title, parents, results, restore }, author, at)
    const about = [{ experiment: key, experimentId: record.id }]
    if (text) this.add('annotation', { kind: 'note', text, about, attachments: [] }, author, at)
    for (const picture of pictures) this.picture(at, author, { about, ...picture })
    if (code)
      this.add(
        'snapshot',
        { experiment: key, experimentId: record.id, files: code, bytes: code * 4100 },
        author,
        at,
      )
    if (died) {
      this.add(
        'amendment',
        {
          experiment: key,
          experimentId: record.id,
          finished: { at: new Date(at + died.after).toISOString(), ok: false, exitCode: 1, tail: died.tail },
        },
        author,
        at + died.after,
      )
    }
    return record
  }
  picture(at, author, { label = null, width = 960, height = 600, about = [], kind = 'curve' } = {}) {
    return this.add(
      'attachment',
      {
        label,
        fileName: `${kind}.png`,
        mediaType: 'image/png',
        size: 48_213,
        width,
        height,
        sha256: '0'.repeat(64),
        about,
      },
      author,
      at,
    )
  }
  note(at, author, text, pictures = []) {
    const attachments = pictures.map((picture) => this.picture(at, author, picture).id)
    return this.add('annotation', { kind: 'note', text, about: [], attachments }, author, at)
  }
  say(at, author, kind, about, text) {
    return this.add('annotation', { kind, text, about: [].concat(about), attachments: [] }, author, at)
  }
}

const at = (text) => Date.parse(`${text}:00+09:00`)

export function normal() {
  const book = new Notebook()
  const random = chance(7)
  const words = [
    '線の太さを変えても差は出ない。やはり順序の情報が要る。',
    'Tried a longer warm-up. Nothing. The curve only shifts.',
    '昨日の失敗は学習率ではなく、バッチの並べ方だった。',
    'Looked at two hundred errors by hand: most are dakuten confused with noise, not shape.',
    '上付きがまったく読めない。入力の高さを揃える前の座標を残しておくべきだった。',
  ]
  let parent = null
  for (let day = 0; day < 74; day++) {
    const start = Date.parse('2026-04-06T00:00:00+09:00') + day * 86_400_000
    if (random() < 0.35) continue
    for (let n = 0; n < 1 + random() * 3; n++) {
      const time = start + (9 + n * 2.3 + random()) * 3_600_000
      const who = random() < 0.75 ? kei : mio
      if (random() < 0.5) {
        const key = `pre_${String(day).padStart(2, '0')}${'abcd'[n]}`
        book.trial(time, who, key, {
          parents: parent ? [parent] : null,
          results: { acc: Number((0.3 + day / 200 + random() / 20).toFixed(2)) },
          ...(random() < 0.4 ? { text: words[Math.floor(random() * words.length)] } : {}),
          ...(random() < 0.35 ? { pictures: [{ label: 'loss' }] } : {}),
        })
        parent = key
      } else book.note(time, who, words[Math.floor(random() * words.length)])
    }
  }
  book.trial(at('2026-06-22T18:20'), kei, 'enc_base', {
    results: { acc: 0.58, cer: 0.213 },
    text: 'First model that runs on the device. Superscripts hopeless.',
    pictures: [{ label: 'loss' }, { label: 'confusion', kind: 'grid', width: 720, height: 720 }],
  })
  book.note(
    at('2026-07-08T10:12'),
    kei,
    '入力側のブロックから見直す。`normalize` を置く場所が訓練と評価でずれていたので、まずそこを揃える。',
  )
  book.trial(at('2026-07-08T11:40'), kei, 'enc_norm', {
    parents: ['enc_base'],
    results: { acc: 0.51 },
    code: 4,
    restore: { command: 'python train.py --bs 32 --norm input', git: '3f2c91e77b0d', python: '3.11.7' },
  })
  const small = book.note(
    at('2026-07-08T11:52'),
    kei,
    '揃えたのに下がった。一度に見る数が小さすぎて、平均が安定しないのだと思う。八倍にして確かめる。',
  )
  book.trial(at('2026-07-08T14:05'), kei, 'enc_norm_big', {
    parents: ['enc_norm'],
    results: { acc: 0.5 },
    text: 'バッチを八倍にしただけ。',
    pictures: [{ label: 'loss' }, { label: 'confusion', kind: 'grid' }],
  })
  book.note(
    at('2026-07-08T14:20'),
    kei,
    '八倍でも同じ。enc_norm と差がないので、大きさは関係ない。次は統計の中身を直接見る。',
  )
  for (const n of [1, 2, 3]) {
    book.trial(at(`2026-07-09T09:1${n}`), kei, `enc_stats_try${n}`, {
      parents: ['enc_norm_big'],
      died: {
        after: 9000 + n * 4000,
        tail: 'Traceback (most recent call last):\n  File "train.py", line 88\nKeyError: \'running_mean\'',
      },
    })
  }
  book.trial(at('2026-07-09T09:30'), kei, 'enc_stats', {
    parents: ['enc_norm_big'],
    results: { acc: 0.42, cer: 0.31 },
    title: 'running statistics written out',
    text: 'Statistics of every layer, every hundred steps.\n\n```python\nfor name, m in model.named_modules():\n    if isinstance(m, BatchNorm):\n        log(name, m.running_mean.norm(), m.running_var.mean())\n```',
    code: 4,
    restore: {
      command: 'python train.py --bs 256 --dump-stats',
      git: '3f2c91e77b0d',
      python: '3.11.7',
      host: 'colab T4',
    },
    pictures: [{ label: 'loss' }],
  })
  book.note(
    at('2026-07-09T09:41'),
    kei,
    '値を書き出した。最初の一歩から動いていない。$\\mu \\leftarrow \\rho\\mu + (1-\\rho)\\bar{x}$ を呼ぶ場所がない。\n\n$$\n\\hat{x}_i = \\frac{x_i - \\mathbb{E}[x]}{\\sqrt{\\operatorname{Var}[x] + \\epsilon}}\n$$',
    [
      { label: 'running mean' },
      { label: 'running var', width: 1200, height: 500 },
      { label: 'per layer', kind: 'grid', width: 800, height: 800 },
    ],
  )
  book.say(
    at('2026-07-09T10:05'),
    kei,
    'correction',
    { annotation: small.id, quote: '一度に見る数が小さすぎて、平均が安定しないのだと思う。' },
    '数の問題ではなかった。平均そのものが一度も更新されていない。enc_stats を見よ。',
  )
  const english = book.note(
    at('2026-07-09T16:30'),
    mio,
    'Read all of yesterday with fresh eyes. Three things I would not repeat:\n\n1. **Changing two things at once.** `enc_norm_big` moved the batch *and* the schedule, because the schedule counts steps.\n2. Trusting the mean of one run. The seed alone moves accuracy by ±0.02.\n3. Looking at the loss first. The [confusion matrix](https://example.org/confusion) said it on day one: every superscript is read as its base letter.\n\nTomorrow: freeze the schedule, three seeds each, nothing else.',
  )
  book.say(
    at('2026-07-10T09:02'),
    kei,
    'comment',
    { annotation: english.id, quote: 'The seed alone moves accuracy by ±0.02.' },
    'Measured: ±0.008 over five seeds of enc_base. Less than we feared.',
  )
  book.trial(at('2026-07-10T10:15'), mio, 'enc_k5', {
    parents: ['enc_base'],
    results: { acc: 0.81, cer: 0.142, loss: 0.4131 },
    text: 'Kernel 8 was wider than most strokes.',
    pictures: [{ label: 'loss' }],
    code: 5,
    restore: { command: 'python train.py --k 5 --seed 1', git: '77ab01c2d9' },
  })
  book.trial(at('2026-07-10T15:48'), mio, 'enc_k5_res', {
    parents: ['enc_k5'],
    results: { acc: 0.86, cer: 0.117, loss: 0.3312, ppl: 1.42 },
    text: 'Residual inside each block. これは効いた、と思う。',
    pictures: [
      { label: 'loss' },
      { label: 'confusion', kind: 'grid' },
      { label: 'samples', kind: 'grid', width: 1400, height: 480 },
    ],
    code: 5,
  })
  book.note(
    at('2026-07-13T11:20'),
    kei,
    '| seed | enc_k5 | enc_k5_res |\n|---|---|---|\n| 1 | 0.81 | 0.86 |\n| 2 | 0.80 | 0.85 |\n| 3 | 0.81 | 0.86 |\n\n三つとも上がった。差は種の揺れより大きい。',
  )
  book.say(
    at('2026-08-02T20:10'),
    mio,
    'correction',
    { annotation: book.items.find(({ record }) => record.kind === 'correction').record.id },
    '更新はされていた。訓練と評価が別の変数を読んでいただけ。',
  )
  const res = book.items.find(({ record }) => record.key === 'enc_k5_res').record
  book.say(
    at('2026-08-02T20:31'),
    mio,
    'correction',
    { experiment: 'enc_k5_res', experimentId: res.id },
    'The gain was the fixed leak, not the residual: `enc_k5` trained on the old split still had the test pages in it.',
  )
  book.note(
    at('2026-08-03T09:15'),
    mio,
    'Starting again from a clean split. enc_k5 and enc_k5_res both need rerunning before we believe either of them.',
  )
  book.trial(at('2026-08-03T13:02'), mio, 'clean_k5', {
    parents: ['enc_k5'],
    results: { acc: 0.79, cer: 0.151 },
    text: '同じ設定、新しい分割。',
    pictures: [{ label: 'loss' }],
  })
  book.trial(at('2026-08-03T17:44'), mio, 'clean_k5_res', {
    parents: ['clean_k5'],
    results: { acc: 0.84, cer: 0.124 },
    text: 'Residual again, honest split: still better, by less than we had claimed.',
    pictures: [{ label: 'loss' }],
  })
  book.note(
    at('2026-08-04T10:05'),
    kei,
    '結論。残差は効く（+0.05）。ただし先月の数字はすべて漏れの分だけ高い。古い記録はそのまま残して、訂正を付けておく。',
  )
  return book
}

export function long(count) {
  const book = new Notebook()
  const random = chance(11)
  const texts = [
    '値を書き出した。最初の一歩から動いていない。`normalize` を呼ぶ場所がない。',
    'Eight times the batch, the same accuracy. Size is not it; next the statistics themselves.\n\n- mean: frozen\n- variance: frozen\n- momentum: never read',
    '損失は下がるのに精度が動かない。**評価側**が別の変数を読んでいる可能性がある。\n\n```python\ndef evaluate(model, batch):\n    model.train(False)\n    return accuracy(model(batch.x), batch.y)\n```',
    'Nothing today.',
    '$\\mu \\leftarrow \\rho\\mu + (1-\\rho)\\bar{x}$ を確かめる。手で計算した値と合わない。差は小数第三位から。もう一度、乱数の種を固定して測り直す。長い一日だったが、少なくとも原因の場所は分かった。',
  ]
  let time = Date.parse('2025-01-04T00:00:00Z')
  let parent = null
  for (let n = 0; n < count; n++) {
    time += random() < 0.06 ? 36_000_000 * random() : 2_400_000 * random()
    const who = random() < 0.7 ? kei : mio
    if (n % 5 < 2) {
      const key = `t${Math.floor(n / 5)}_${n % 5}`
      book.trial(time, who, key, {
        parents: parent ? [parent] : null,
        results: { acc: Number(random().toFixed(3)), loss: Number((random() * 2).toFixed(4)) },
        ...(n % 10 < 5 ? { text: texts[n % texts.length] } : {}),
        ...(n % 10 === 0 ? { pictures: [{ label: 'loss' }] } : {}),
      })
      parent = key
    } else
      book.note(
        time,
        who,
        `${texts[Math.floor(random() * texts.length)]}\n\n#${n}`,
        n % 10 === 4 ? [{ label: 'loss' }] : [],
      )
  }
  return book
}
