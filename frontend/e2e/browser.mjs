import chromium from '@sparticuz/chromium'
import { chromium as playwright } from 'playwright-core'

/** Chromium out of an npm package: nothing has to be installed, nothing is fetched while it runs. */
export async function launch() {
  const root = process.getuid?.() === 0
  return playwright.launch({
    executablePath: process.env.TSUIKI_CHROMIUM ?? (await chromium.executablePath()),
    headless: true,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--headless=new',
      '--font-render-hinting=none',
      ...(root ? ['--no-sandbox'] : []),
    ],
  })
}
