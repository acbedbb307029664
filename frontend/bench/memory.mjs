import { readdirSync, readFileSync } from 'node:fs'

/**
 * After a collection: the JavaScript heap, and what the tab's process holds (proportional set size) once the browser was asked for
 * room; `decoded` is what it gave back then: pictures it had decoded and might show again, kept while nobody else needs the memory.
 */
export async function memoryOf(page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('Performance.enable')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 1e6
  const before = await tabOf(page)
  await cdp.send('Memory.simulatePressureNotification', { level: 'critical' })
  await page.waitForTimeout(2000)
  const tab = await tabOf(page)
  return { heap, tab, decoded: before - tab }
}

async function tabOf(page) {
  if (process.platform !== 'linux') return Number.NaN
  const browser = await page.context().browser().newBrowserCDPSession()
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  let most = 0
  for (const id of renderers) {
    if (!readdirSync('/proc').includes(String(id))) continue
    const [, kilobytes] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')) ?? []
    most = Math.max(most, Number(kilobytes ?? 0) / 1000)
  }
  return most
}
