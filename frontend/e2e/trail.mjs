/** A made-up trail through the trials of a notebook: made, carried, edited, moved, doubtful, lost. */
const whole = [
  'class Encoder(nn.Module):',
  '    def __init__(self, width: int = 128, k: int = 5):',
  '        super().__init__()',
  '        self.conv = nn.Conv1d(3, width, kernel_size=k, padding=k // 2)',
  '        self.norm = nn.BatchNorm1d(width, momentum=0.1)',
  '',
  '    def forward(self, x):',
  '        h = self.norm(self.conv(x))',
  '        return torch.relu(h) + x',
]
const same = (n) => ({ op: 'same', oldLine: n, newLine: n, text: whole[n - 1] })
const edit = {
  path: 'model/encoder.py',
  lines: [
    same(7),
    same(8),
    {
      op: 'removed',
      oldLine: 9,
      text: '        return torch.relu(h)',
      marks: [{ start: 26, end: 28 }],
    },
    {
      op: 'added',
      newLine: 9,
      text: '        return torch.relu(h) + x  # 残差',
      marks: [{ start: 28, end: 39 }],
    },
  ],
}
const moved = {
  path: 'model/encoder.py',
  lines: [
    { op: 'movedAway', oldLine: 5, text: whole[4] },
    same(7),
    { op: 'added', newLine: 8, text: '        x = self.position(x)' },
    { op: 'movedHere', newLine: 9, text: whole[4] },
  ],
}
const stops = [
  { origin: 'made' },
  { change: 'edited', hunks: [edit] },
  {},
  { change: 'moved' },
  { change: 'edited', hunks: [moved], doubtful: true },
  { origin: 'lost', regions: [] },
]

export function trailOf(book) {
  const trials = book.items.filter(({ type }) => type === 'experiment').map(({ record }) => record)
  return {
    name: 'encoder',
    stops: trials.map(({ id, key, occurredAt }, i) => ({
      experiment: key,
      experimentId: id,
      occurredAt,
      origin: 'carried',
      doubtful: false,
      against: trials[i - 1]?.key ?? null,
      regions: [{ path: 'model/encoder.py', startLine: 1, endLine: 9, text: whole.join('\n') }],
      change: 'none',
      hunks: [],
      spoken: [],
      ...stops[i % stops.length],
    })),
  }
}
