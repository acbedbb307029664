/** What the main thread did while something happened, as Chromium itself counts it. */
export async function traced(page, work) {
  const cdp = await page.context().newCDPSession(page)
  const events = []
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value))
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  })
  const result = await work()
  const ended = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve))
  await cdp.send('Tracing.end')
  await ended
  await cdp.detach()
  return { result, busy: busyIn(events) }
}

/**
 * A function of two moments, each the name of a `performance.mark` or a reading of the page's clock (a mark costs a good part of a
 * millisecond while one traces; the mark `bench clock` says what the clock means): milliseconds
 * of work on their thread between them, by the clock and, where other programs take the processor away meanwhile, by the
 * processor's own time.
 */
function busyIn(events) {
  const marks = new Map()
  let thread = null
  let zero = null
  for (const { cat, name, ts, pid, tid, args } of events) {
    if (!cat.includes('blink.user_timing') || !name.startsWith('bench ')) continue
    marks.set(name, ts)
    if (name === 'bench clock') zero = ts - args.data.startTime * 1000
    thread = `${pid}.${tid}`
  }
  const tasks = events
    .filter(({ ph, pid, tid, dur }) => ph === 'X' && dur > 0 && `${pid}.${tid}` === thread)
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur)
  const spans = []
  for (const { ts, dur, tdur = dur } of tasks) {
    const last = spans.at(-1)
    if (!last || ts >= last.end) spans.push({ start: ts, end: ts + dur, share: Math.min(1, tdur / dur) })
    else last.end = Math.max(last.end, ts + dur)
  }
  let first = 0
  return (one, other) => {
    const [from, to] = [one, other].map((each) =>
      typeof each === 'number' ? zero + each * 1000 : marks.get(each),
    )
    if (from === undefined || to === undefined) throw new Error(`No mark ${one} or ${other}`)
    // Asked in the order of time, so that a long trace is walked through once.
    if ((spans[first - 1]?.end ?? 0) > from) first = 0
    while (spans[first] && spans[first].end <= from) first++
    let clock = 0
    let processor = 0
    for (let i = first; spans[i] && spans[i].start < to; i++) {
      const part = Math.min(spans[i].end, to) - Math.max(spans[i].start, from)
      clock += part / 1000
      processor += (part * spans[i].share) / 1000
    }
    return { clock, processor }
  }
}

export const at = (values, part) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0
