import { kei, mio, Notebook } from './notebook.mjs'

const at = (text) => Date.parse(`${text}:00+09:00`)

/** A notebook in which much was said afterwards: nested, overlapping, long, in two languages; amended, taken back, renamed. */
export function corrected() {
  const book = new Notebook()
  const amend = (when, who, trial, change) =>
    book.add('amendment', { experiment: trial.key, experimentId: trial.id, ...change }, who, at(when))
  const about = (trial) => ({ experiment: trial.key, experimentId: trial.id })

  const base = book.trial(at('2026-06-22T18:20'), kei, 'enc_base', {
    results: { acc: 0.58, cer: 0.213, loss: 0.91 },
    text: 'First model that runs on the device. Superscripts hopeless.',
    pictures: [{ label: 'loss' }],
  })
  const k5 = book.trial(at('2026-07-10T10:15'), mio, 'enc_k5', {
    parents: ['enc_base'],
    results: { acc: 0.81, cer: 0.142, loss: 0.4131 },
    text: 'Kernel 8 was wider than most strokes.',
    pictures: [{ label: 'loss' }],
    code: 5,
  })
  const long = book.note(
    at('2026-07-10T11:40'),
    kei,
    '昨日からの流れを整理しておく。**入力の正規化**を揃えたら精度が下がった。一度に見る数が小さすぎて、平均が安定しないのだと思う。\n\n八倍にしても同じだったので、大きさは関係ない。`running_mean` は更新されているはずだ。$\\mu \\leftarrow \\rho\\mu + (1-\\rho)\\bar{x}$ の $\\rho$ が 0.99 なら、千歩で十分に動く。\n\n- 学習率は `3e-4` のまま\n- 種は三つ\n- enc_k5 と比べる',
  )
  const first = book.say(
    at('2026-07-11T09:05'),
    kei,
    'correction',
    { annotation: long.id, quote: '一度に見る数が小さすぎて、平均が安定しないのだと思う。' },
    '数の問題ではなかった。平均そのものが一度も更新されていない。',
  )
  book.say(
    at('2026-07-12T14:30'),
    mio,
    'correction',
    { annotation: long.id, quote: '平均が安定しないのだと思う。\n\n八倍にしても同じだったので' },
    'Not unstable: frozen. Eight times the batch could not have shown it either way, since the statistics were written once, at the very first step, and read ever after; what we took for noise was the same number printed with different seeds.',
  )
  const second = book.say(
    at('2026-08-02T20:10'),
    mio,
    'correction',
    { annotation: first.id, quote: '一度も更新されていない' },
    '更新はされていた。訓練と評価が**別の変数**を読んでいただけ。',
  )
  book.say(
    at('2026-08-04T08:15'),
    kei,
    'correction',
    { annotation: second.id },
    'いや、最初の訂正のとおりだった。評価側の変数は複製で、そちらは確かに一度も更新されない。結局、元の訂正に戻る。',
  )
  book.say(
    at('2026-07-13T10:00'),
    mio,
    'comment',
    { annotation: long.id, quote: '種は三つ' },
    'Three is too few: enc_base alone moves by ±0.008.',
  )
  const res = book.trial(at('2026-07-10T15:48'), mio, 'enc_k5_res', {
    parents: ['enc_k5'],
    results: { acc: 0.88, cer: 0.117, loss: 0.3312, ppl: 1.42 },
    text: 'Residual inside each block. これは効いた、と思う。',
    pictures: [
      { label: 'loss' },
      { label: 'confusion', kind: 'grid' },
      { label: 'samples', kind: 'grid', width: 1400, height: 480 },
    ],
    code: 5,
    restore: { command: 'python train.py --k 5 --residual --seed 1', git: '77ab01c2d9', python: '3.11.7' },
  })
  amend('2026-07-11T09:00', mio, res, { title: 'residual in the block' })
  amend('2026-07-11T18:00', mio, res, { results: { acc: 0.86 } })
  amend('2026-07-12T09:30', mio, res, { title: '残差をブロックの中に' })
  amend('2026-07-12T10:00', mio, res, { results: { ppl: null } })
  const summary = book.say(
    at('2026-07-14T12:00'),
    mio,
    'summary',
    about(res),
    '残差をブロックの**中**に置くと acc が 0.05 上がる。外では効かない。',
  )
  book.note(
    at('2026-07-13T11:20'),
    kei,
    '種を変えて三度。\n\n| seed | enc_k5 | enc_k5_res |\n|---|---|---|\n| 1 | 0.81 | 0.86 |\n| 2 | 0.80 | 0.85 |\n| 3 | 0.81 | 0.86 |\n\n三つとも上がった。差は種の揺れより大きい。',
  )
  const measured = book.note(at('2026-07-15T09:20'), kei, '朝の測り直し。\n\nenc_k5 acc 0.80 loss 0.42')
  amend('2026-07-15T09:20', kei, k5, { results: { acc: 0.8, loss: 0.42 }, source: measured.id })
  book.say(
    at('2026-08-02T20:31'),
    mio,
    'correction',
    [about(k5), about(res), about(base)],
    'The gain was the fixed leak, not the residual: `enc_k5` trained on the old split still had the test pages in it.',
  )
  book.say(
    at('2026-08-02T20:40'),
    mio,
    'correction',
    { annotation: summary.id, quote: 'acc が 0.05 上がる' },
    '漏れを除くと 0.05 ではなく 0.03。',
  )
  const picture = book.items.find(
    ({ record }) => record.label === 'confusion' && record.about?.[0]?.experimentId === res.id,
  )
  book.say(
    at('2026-07-11T10:20'),
    kei,
    'comment',
    { attachment: picture.record.id, region: { x: 0.55, y: 0.1, width: 0.2, height: 0.25 } },
    '「シ」と「ツ」がまだ入れ替わっている。',
  )
  book.say(
    at('2026-07-16T10:20'),
    kei,
    'comment',
    { result: { experiment: 'enc_k5_res', name: 'cer' }, experimentId: res.id },
    'cer だけは漏れの影響を受けない。別の頁で測っている。',
  )
  book.note(
    at('2026-08-03T09:15'),
    mio,
    'Starting again from a clean split.\n\nWhat we believed in July rests on pages the model had seen. enc_k5 and enc_k5_res both need rerunning before we believe either of them.\n\nThe augmentation stays as it is; nobody has a reason to doubt that part.\n\nTomorrow the baselines.',
  )
  book.trial(at('2026-08-03T13:02'), mio, 'clean_k5', {
    parents: ['enc_k5'],
    results: { acc: 0.79, cer: 0.151, loss: 0.43 },
    text: '同じ設定、新しい分割。',
  })
  book.trial(at('2026-08-03T17:44'), mio, 'clean_k5_res', {
    parents: ['enc_k5_res', 'clean_k5'],
    results: { acc: 0.84, cer: 0.124, loss: 0.36 },
    text: 'Residual again, honest split: still better, by less than we had claimed.',
    pictures: [{ label: 'loss' }],
  })
  book.trial(at('2026-08-04T09:44'), kei, 'clean_k5_pos', {
    results: { acc: 0.85, cer: 0.12, loss: 0.35 },
    text: '位置も足した。',
    code: 5,
  })
  book.note(
    at('2026-08-04T10:05'),
    kei,
    '結論。残差は効く（clean_k5_res で +0.05）。ただし先月の数字はすべて漏れの分だけ高い。古い記録はそのまま残して、訂正を付けておく。',
  )
  return book
}
