/** A Tsuiki of its own, with a data folder that stays, so that it is filled only once. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { requests } from './notebook.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const AT_ONCE = 12

export async function start(folder) {
  mkdirSync(folder, { recursive: true })
  const child = spawn(`${root}deploy/local/run`, [], {
    env: { ...process.env, TSUIKI_PORT: '0', TSUIKI_DATA: `${folder}/data`, TSUIKI_PUBLIC_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (said) => {
      const ready = /Tsuiki is ready: (\S+)/.exec(said)?.[1]
      if (ready) resolve(ready)
    })
    child.on('exit', (code) => reject(new Error(`The server ended with ${code}`)))
  })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Posts what is missing. Ids are the client's, so a filling that was interrupted goes on. */
export async function fill(url, slug, folder) {
  const marker = folder && `${folder}/filled-${slug}`
  if (marker && existsSync(marker)) return
  const api = `${url}/api/v1`
  const made = await fetch(`${api}/notebooks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ slug, title: 'Ten thousand entries' }),
  })
  if (!made.ok && made.status !== 409) throw new Error(`${made.status} ${await made.text()}`)
  const waiting = requests()
  let done = 0
  const begun = Date.now()
  const work = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      await send(`${api}/notebooks/${slug}`, next.value)
      if (++done % 1000 === 0)
        console.error(`${done} entries in ${Math.round((Date.now() - begun) / 1000)} s`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (marker) writeFileSync(marker, '')
}

async function send(notebook, { kind, id, image, picture, text, occurredAt, key, parent, results }) {
  if (kind === 'experiment') {
    const form = new FormData()
    for (const [name, value] of Object.entries({ id, key, parent, text, occurredAt }))
      if (value) form.set(name, value)
    for (const [name, value] of Object.entries(results)) form.append('result', `${name}=${value}`)
    if (image) form.set('image', new Blob([image], { type: 'image/png' }), 'loss.png')
    return check(await fetch(`${notebook}/experiments`, { method: 'POST', body: form }))
  }
  if (image) {
    const form = new FormData()
    form.set('id', picture)
    form.set('occurredAt', occurredAt)
    form.set('file', new Blob([image], { type: 'image/png' }), 'image.png')
    await check(await fetch(`${notebook}/attachments`, { method: 'POST', body: form }))
  }
  const body = { id, kind: 'note', text, occurredAt, attachments: picture ? [picture] : [] }
  return check(
    await fetch(`${notebook}/annotations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
}

async function check(response) {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${text}`)
}
