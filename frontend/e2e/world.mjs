/** A notebook of its own for every test, a browser for all of them, and the few things tests do again and again. */
import assert from 'node:assert/strict'
import { after } from 'node:test'
import { launch } from './browser.mjs'

export const base = process.env.TSUIKI_E2E_URL
/** Machines that build and test at once are slow; what is awaited comes much earlier than this. */
export const PATIENCE = 40_000

let browser
const contexts = new Set()
after(async () => {
  await browser?.close()
})

export async function api(method, path, body) {
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  })
  const text = await response.text()
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`)
  return text ? JSON.parse(text) : null
}

export async function notebook() {
  const slug = `e2e-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 6)}`
  await api('POST', '/notebooks', { slug, title: `Test ${slug}` })
  return {
    slug,
    note: (text, rest = {}) => api('POST', `/notebooks/${slug}/annotations`, { kind: 'note', text, ...rest }),
    trial: (trial) => api('POST', `/notebooks/${slug}/experiments`, trial),
    texts: async () => {
      const { items } = await api('GET', `/notebooks/${slug}/journal?after=0`)
      return items.filter((item) => item.type === 'annotation').map((item) => item.record.text)
    },
  }
}

/** A browser profile: its pages share storage as tabs do. */
export async function profile(options = {}) {
  browser ??= await launch()
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 860 },
    ...options,
  })
  context.setDefaultTimeout(PATIENCE)
  contexts.add(context)
  return context
}

/** `ready` finds what has to be there before a test goes on. */
export async function open(context, path, ready = writingBox) {
  const page = await context.newPage()
  page.errors = []
  page.on('pageerror', (error) => page.errors.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) page.errors.push(message.text())
  })
  await page.goto(`${base}/${path}`)
  await ready(page).waitFor()
  return page
}

export const writingBox = (page, name = 'Write in the log') => page.getByRole('textbox', { name })
export const row = (page, text) => page.getByRole('article').filter({ hasText: text })

export async function eventually(check) {
  const until = Date.now() + PATIENCE
  for (;;) {
    try {
      return await check()
    } catch (failure) {
      if (Date.now() > until) throw failure
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
