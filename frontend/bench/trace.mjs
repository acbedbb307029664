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

/** A function of two names of `performance.mark`: milliseconds of work on their thread between them. */
function busyIn(events) {
  const marks = new Map()
  let thread = null
  for (const { cat, name, ts, pid, tid } of events) {
    if (!cat.includes('blink.user_timing') || !name.startsWith('bench ')) continue
    marks.set(name, ts)
    thread = `${pid}.${tid}`
  }
  const tasks = events
    .filter(({ ph, pid, tid, dur }) => ph === 'X' && dur > 0 && `${pid}.${tid}` === thread)
    .sort((a, b) => a.ts - b.ts)
  const spans = []
  for (const { ts, dur } of tasks) {
    const last = spans.at(-1)
    if (last && ts <= last[1]) last[1] = Math.max(last[1], ts + dur)
    else spans.push([ts, ts + dur])
  }
  return (one, other) => {
    const [from, to] = [marks.get(one), marks.get(other)]
    if (from === undefined || to === undefined) throw new Error(`No mark ${one} or ${other}`)
    let sum = 0
    for (const [start, end] of spans) sum += Math.max(0, Math.min(end, to) - Math.max(start, from))
    return sum / 1000
  }
}

export const at = (values, part) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0
