#!/usr/bin/env node
/*
 * Tries a running stack from outside, as people and scripts do: ./check.mjs [--faults]
 *
 * Two people sign in with a real browser, one invites the other, a script posts words, a picture and code with a token, and
 * both see it live. With --faults one of the backends (--scale backend=2 or more) is killed while scripts post and readers
 * read. It leaves its people and its notebook behind, so run it before a team moves in. Needs Node.js and
 * frontend/node_modules (npm ci --ignore-scripts).
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import https from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'

const here = new URL('.', import.meta.url).pathname
const { launch } = await import(new URL('../../frontend/e2e/browser.mjs', import.meta.url).href)
const settings = Object.fromEntries(
  readFileSync(`${here}.env`, 'utf8').split('\n').filter((line) => line.includes('='))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
)
const setting = (name) => process.env[name] ?? settings[name]
const base = setting('TSUIKI_PUBLIC_URL')
const tag = randomBytes(3).toString('hex')
const slug = `check-${tag}`
const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: setting('TSUIKI_TLS') !== 'internal' })

const done = (sentence) => console.log(`ok  ${sentence}`)

/** One request over HTTPS; answers status, headers and text. */
async function ask(method, path, { headers = {}, form, body } = {}) {
  let bytes = body
  if (form) {
    const encoded = new Response(form)
    bytes = Buffer.from(await encoded.arrayBuffer())
    headers['Content-Type'] = encoded.headers.get('content-type')
  }
  return new Promise((resolve, reject) => {
    const request = https.request(base + path, { method, headers, agent, timeout: 30_000 }, (answer) => {
      const parts = []
      answer.on('data', (part) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() }))
    })
    request.on('error', reject)
    request.on('timeout', () => request.destroy(new Error('no answer in 30 s')))
    request.end(bytes)
  })
}

/** Follows the journal by server-sent events, over any number of broken connections. */
function follow(token, seen, state) {
  const last = () => (seen.length === 0 ? 0 : seen.at(-1))
  const connect = () => {
    const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream', 'Last-Event-ID': String(last()) }
    const again = () => {
      if (!state.over) {
        state.reconnects++
        setTimeout(connect, 200)
      }
    }
    let open = true
    const once = () => {
      if (open) again()
      open = false
    }
    const request = https.get(`${base}/api/v1/notebooks/${slug}/journal/live`, { headers, agent: false, rejectUnauthorized: agent.options.rejectUnauthorized }, (answer) => {
      answer.setEncoding('utf8')
      let text = ''
      answer.on('data', (part) => {
        text += part
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const id = /^id: ?(\d+)$/m.exec(text.slice(0, end))
          text = text.slice(end + 2)
          if (id && Number(id[1]) > last()) seen.push(Number(id[1]))
        }
      })
      answer.on('end', once)
      answer.on('error', once)
    })
    request.on('error', once)
    state.close = () => request.destroy()
  }
  connect()
}

const person = (name, ...more) =>
  execFileSync(`${here}person`, [name, `${name}@example.org`, ...more], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()

async function signIn(browser, name, password) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${base}/login?to=/`)
  await page.fill('#username', name)
  await page.fill('#password', password)
  await page.click('[type=submit]')
  const chosen = randomBytes(12).toString('hex')
  await page.fill('#password-new', chosen)
  await page.fill('#password-confirm', chosen)
  await page.click('[type=submit]')
  await page.fill('#firstName', name)
  await page.fill('#lastName', 'Check')
  await page.click('[type=submit]')
  await page.waitForURL(`${base}/**`)
  await page.waitForFunction(() => !location.pathname.startsWith('/auth'))
  return page
}

/** A call from the page itself, with the browser's session. */
const call = (page, method, path, body) =>
  page.evaluate(
    async ([verb, address, json]) => {
      const answer = await fetch(`/api/v1${address}`, {
        method: verb,
        headers: json ? { 'Content-Type': 'application/json' } : {},
        body: json ? JSON.stringify(json) : undefined,
      })
      return { status: answer.status, json: await answer.json().catch(() => null) }
    },
    [method, path, body],
  )

function trial(n) {
  const form = new FormData()
  form.set('id', crypto.randomUUID())
  form.set('key', `trial_${n}`)
  form.set('result', `acc=0.${n}`)
  form.set('text', `Trial ${n}: the residual inside the block. ブロックの中に残差を足した`)
  return form
}

for (const path of ['/q/metrics', '/q/health', '/auth/admin/', '/auth/realms/master/']) {
  assert.equal((await ask('GET', path)).status, 404, path)
}
done('metrics, health in parts and the administration of Keycloak are not to be reached from outside')

const page = await ask('GET', `/${slug}`, { headers: { Accept: 'text/html' } })
assert.equal(page.status, 200)
assert.match(page.headers['content-security-policy'], /default-src 'none'/)
assert.doesNotMatch(page.headers['content-security-policy'], /unsafe/)
const script = /src="(\/assets\/[^"]+)"/.exec(page.text)[1]
assert.match((await ask('GET', script)).headers['cache-control'], /immutable/)
assert.equal((await ask('GET', '/api/v1/me')).status, 401)
done('the SPA comes with its policy, its assets may be kept for ever, and the API asks who one is')

const browser = await launch()
const state = { over: false, reconnects: 0, close: () => {} }
try {
  const [mika, ren] = [`mika-${tag}`, `ren-${tag}`]
  const first = await signIn(browser, mika, person(mika))
  const second = await signIn(browser, ren, person(ren))
  done('two people sign in with Keycloak, and choose passwords of their own')

  assert.equal((await call(first, 'POST', '/notebooks', { slug, title: 'Check' })).status, 201)
  assert.equal((await call(second, 'GET', `/notebooks/${slug}`)).status, 404)
  assert.equal((await call(first, 'POST', `/notebooks/${slug}/invitations`, { user: ren, role: 'writer' })).status, 201)
  const token = (await call(first, 'POST', '/tokens', { name: 'check', notebook: slug, access: 'write' })).json.secret
  assert.match(token, /^tsk_/)
  await second.goto(`${base}/`)
  assert.equal((await call(second, 'GET', `/notebooks/${slug}`)).status, 200)
  done('one makes a notebook and invites the other, who did not see it before')

  for (const each of [first, second]) await each.goto(`${base}/${slug}`)
  await pause(2000)
  const bearer = () => ({ Authorization: `Bearer ${token}` })
  const post = (form) => ask('POST', `/api/v1/notebooks/${slug}/experiments`, { headers: bearer(), form })
  const whole = trial(0)
  const picture = readFileSync(`${here}../../.github/log-light.png`)
  whole.append('image', new Blob([picture]), 'log.png')
  whole.append('code', new Blob(['def train():\n    return 0.86\n']), 'train.py')
  const begun = performance.now()
  const posted = await post(whole)
  assert.equal(posted.status, 201, posted.text)
  const took = performance.now() - begun
  const word = 'the residual inside the block'
  await Promise.all([first, second].map((each) => each.getByText(word).first().waitFor()))
  done(`a script posts words, a picture and code in ${Math.round(took)} ms; both see it ${Math.round(performance.now() - begun - took)} ms later`)
  if (process.env.TSUIKI_SHOT) await second.screenshot({ path: process.env.TSUIKI_SHOT })

  const attachment = (await call(second, 'GET', `/notebooks/${slug}/journal`)).json.items.find((item) => item.type === 'attachment')
  const bytes = await second.evaluate(
    async (path) => (await (await fetch(path)).arrayBuffer()).byteLength,
    `/api/v1/notebooks/${slug}/attachments/${attachment.record.id}/content`)
  assert.equal(bytes, picture.length)
  done('the picture comes back byte for byte')

  if (process.argv.includes('--faults')) await faults(post)
  assert.equal((await call(first, 'DELETE', `/tokens/${(await call(first, 'GET', '/tokens')).json.items.find((t) => t.name === 'check').id}`)).status, 204)
  assert.equal((await post(trial(1))).status, 401)
  done('a revoked token ends at once')

  assert.equal((await call(first, 'GET', '/me')).status, 200)
  await first.goto(`${base}/logout`)
  await first.waitForURL(`${base}/`)
  await first.waitForLoadState()
  assert.equal((await call(first, 'GET', '/me')).status, 401)
  await first.goto(`${base}/login?to=/`)
  await first.waitForSelector('#password')
  done('signing out ends the session, also at Keycloak')

  async function faults(send) {
    const seen = []
    follow(token, seen, state)
    const containers = execFileSync('docker', ['ps', '-q', '--filter', `label=com.docker.compose.project=${setting('COMPOSE_PROJECT_NAME')}`,
      '--filter', 'label=com.docker.compose.service=backend'], { encoding: 'utf8' }).trim().split('\n')
    assert.ok(containers.length > 1, 'start it with --scale backend=2 or more')
    const count = { posted: 0, again: 0, longest: 0 }
    const until = performance.now() + 20_000
    const writer = async (number) => {
      for (let n = 0; performance.now() < until; n++) {
        const form = trial(`${number}_${n}`)
        const from = performance.now()
        for (;;) {
          const answer = await send(form).catch((failure) => ({ status: 0, text: String(failure) }))
          if (answer.status === 201 || answer.status === 200) break
          assert.ok([0, 502, 503].includes(answer.status), `${answer.status} ${answer.text}`)
          count.again++
          await pause(200)
        }
        count.posted++
        count.longest = Math.max(count.longest, performance.now() - from)
      }
    }
    const writers = [1, 2, 3, 4].map(writer)
    await pause(6000)
    state.killed = containers[0]
    execFileSync('docker', ['kill', state.killed])
    await Promise.all(writers)
    const total = (await call(second, 'GET', `/notebooks/${slug}`)).json
    const rows = []
    for (let after = 0; ;) {
      const items = (await call(second, 'GET', `/notebooks/${slug}/journal?after=${after}`)).json.items
      if (items.length === 0) break
      rows.push(...items)
      after = items.at(-1).seq
    }
    assert.equal(rows.filter((item) => item.type === 'experiment').length, count.posted + 1)
    assert.deepEqual(rows.map((item) => item.seq), rows.map((_, n) => n + 1))
    await pause(3000)
    assert.deepEqual(seen, rows.map((item) => item.seq))
    assert.equal(total.lastSeq, rows.length)
    done(`one of ${containers.length} backends was killed while four scripts posted ${count.posted} trials: all there, none twice, no number missing; ` +
      `${count.again} sent again, the longest took ${Math.round(count.longest)} ms; the stream went on (${state.reconnects} reconnections)`)
  }
} finally {
  state.over = true
  state.close()
  await browser.close()
  // Not before: a browser takes a new container's network for a change of its own.
  if (state.killed) execFileSync('docker', ['start', state.killed])
}
