const profileOf = (browser) => browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ja' })

/** Milliseconds from the navigation to the first row on screen, in a new profile and again in the same. */
export async function opens(browser, address, runs) {
  const first = []
  const second = []
  for (let run = 0; run < runs; run++) {
    const context = await profileOf(browser)
    first.push(await open(context, address))
    second.push(await open(context, address))
    await context.close()
  }
  return { first: median(first), second: median(second) }
}

/** A page in which everything is here and nothing goes on any more. */
export async function ready(browser, address) {
  const context = await profileOf(browser)
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(error.message))
  await page.goto(address)
  await complete(page)
  await page.waitForTimeout(3000)
  return page
}

async function open(context, address) {
  const page = await context.newPage()
  await page.addInitScript(() => {
    // What is there when a frame is made is on screen right after it.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => performance.mark('row')
    const look = () => {
      const row = document.querySelector('article[data-row]')
      if (row && row.getBoundingClientRect().height > 0) port2.postMessage(0)
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    // The page says itself when all is there: to be asked over and over would be work of its main thread too.
    const mark = (name) => performance.getEntriesByName(name)[0]?.startTime ?? 0
    new PerformanceObserver(() => {
      const times = {
        painted: mark('first-contentful-paint'),
        row: mark('row'),
        complete: mark('tsuiki complete'),
      }
      if (times.row > 0 && times.complete > 0) console.debug(`opened ${JSON.stringify(times)}`)
    }).observe({ type: 'mark' })
  })
  const opened = page.waitForEvent('console', {
    predicate: (message) => message.text().startsWith('opened '),
    timeout: 120_000,
  })
  await page.goto(address, { waitUntil: 'commit' })
  const times = JSON.parse((await opened).text().slice('opened '.length))
  // What was read is on disk a moment later.
  await page.waitForTimeout(1500)
  await page.close()
  return times
}

async function complete(page) {
  await page.waitForFunction(
    () =>
      performance.getEntriesByName('tsuiki complete').length > 0 &&
      document.querySelectorAll('article[data-row]').length > 3,
    null,
    { timeout: 120_000 },
  )
}

function median(rows) {
  const middle = (name) => rows.map((row) => row[name]).sort((a, b) => a - b)[Math.floor(rows.length / 2)]
  return Object.fromEntries(Object.keys(rows[0]).map((name) => [name, middle(name)]))
}
