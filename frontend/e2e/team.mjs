/** People who sign in with the provider's own page, each in a browser profile of their own. */
import assert from 'node:assert/strict'
import { base, eventually, profile, row, writingBox } from './world.mjs'

/** Given by whoever started the provider: `{ people: [{ name, fullName, password, admin }] }`. */
const people = JSON.parse(process.env.TSUIKI_E2E_PEOPLE ?? '[]')
const taken = new Set()

/** Everything in our pages that the content security policy forbade. */
export const violations = []

/** Somebody nobody has been yet in this run (or an administrator); signed in when first asked to go anywhere. */
export async function person(kind, options = {}) {
  const who = people.find((each) => !taken.has(each.name) && Boolean(each.admin) === (kind === 'admin'))
  assert.ok(who, 'there are not people enough')
  taken.add(who.name)
  const context = await profile(options)
  await context.exposeBinding('reportViolation', (_, what) => violations.push(what))
  await context.addInitScript((ours) => {
    if (location.origin !== ours) return
    document.addEventListener('securitypolicyviolation', (event) =>
      window.reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    )
  }, base)
  const page = await context.newPage()
  const errors = []
  page.on('pageerror', (error) => page.url().startsWith(base) && errors.push(error.message))
  let here = false
  const somebody = {
    ...who,
    context,
    page,
    errors,
    signIn: async (path, useful) => {
      here = true
      return signIn(page, who, path, useful)
    },
    goTo: async (path) => {
      if (here) await page.goto(base + path)
      else await somebody.signIn(path)
    },
    /** As the page would: with its session. */
    api: async (method, path, data) => {
      if (!here && !page.url().startsWith(base)) await somebody.signIn('/')
      here = true
      const answer = await page.request.fetch(`${base}/api/v1${path}`, {
        method,
        headers: { origin: base },
        ...(data ? { data } : {}),
      })
      assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`)
      return answer.json()
    },
    makeNotebook: async (title) => {
      const slug = `e2e-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 6)}`
      await somebody.api('POST', '/notebooks', { slug, title })
      return slug
    },
    texts: async (slug) => {
      const { items } = await somebody.api('GET', `/notebooks/${slug}/journal?after=0`)
      return items.filter((item) => item.type === 'annotation').map((item) => item.record.text)
    },
  }
  return somebody
}

/** From our page to the provider's and back. Tells how long it took from the provider's word to a page one can use. */
async function signIn(page, who, path, useful = page.locator('main').first()) {
  let said = 0
  const onRequest = (request) => {
    if (request.url().startsWith(`${base}/callback`)) said = Date.now()
  }
  page.on('request', onRequest)
  await page.goto(base + path)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signInForm(page, who)
  await page.waitForURL(base + path)
  await useful.waitFor()
  page.off('request', onRequest)
  return Date.now() - said
}

export async function signInForm(page, who) {
  await page.locator('#username').fill(who.name)
  await page.locator('#password').fill(who.password)
  await page.locator('#kc-login').click()
}

export async function signOut(page) {
  await page.getByRole('button', { name: 'Appearance, language, settings' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

export async function invite(owner, slug, name, role = 'writer') {
  await owner.goTo(`/${slug}/settings/members`)
  await owner.page.getByLabel('E-mail address or user name').fill(name)
  await owner.page.getByRole('combobox', { name: 'As' }).selectOption(role)
  await owner.page.getByRole('button', { name: 'Invite' }).click()
  await owner.page.getByRole('status').filter({ hasText: name }).waitFor()
}

/** Writes and sends; tells when the server had it. */
export async function post(page, text, box = 'Write in the log') {
  await writingBox(page, box).fill(text)
  const sent = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && /annotations$/.test(answer.url()),
  )
  await writingBox(page, box).press('Control+Enter')
  assert.equal((await sent).status(), 201)
  return Date.now()
}

/** Selects words of an entry as somebody would, and takes up the tool of that name. */
export async function quote(page, entry, words, tool) {
  const place = row(page, entry).first()
  await place.waitFor()
  await eventually(async () => {
    const selected = await place.evaluate((element, wanted) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const at = text.data.indexOf(wanted)
        if (at < 0) continue
        getSelection().setBaseAndExtent(text, at, text, at + wanted.length)
        document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
        return true
      }
      return false
    }, words)
    assert.ok(selected)
    const tools = page.getByRole('button', { name: new RegExp(`^${tool}`) })
    await tools.first().click({ timeout: 2_000 })
  })
}

export async function databases(page, prefix) {
  return page.evaluate(
    async (start) =>
      (await indexedDB.databases()).map((each) => each.name).filter((name) => name.startsWith(start)),
    prefix,
  )
}

export const median = (times) => [...times].sort((a, b) => a - b)[times.length >> 1]
