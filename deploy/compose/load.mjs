#!/usr/bin/env node
/*
 * What this machine can take, for sizing: TSUIKI_TOKEN=tsk_… ./load.mjs NOTEBOOK [seconds] [clients]
 *
 * Posts whole trials through the public address (words, a result, a picture of 60 KB, three code files of which one changed),
 * then prints posts a second, latencies, memory of each container, and bytes a trial in the database and in the store.
 */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import https from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'
import { crc32, deflateSync } from 'node:zlib'

const [notebook, seconds = '30', clients = '8'] = process.argv.slice(2)
const token = process.env.TSUIKI_TOKEN
if (!notebook || !token) {
  console.error('usage: TSUIKI_TOKEN=tsk_… ./load.mjs NOTEBOOK [seconds] [clients]')
  process.exit(2)
}
const here = new URL('.', import.meta.url).pathname
const settings = Object.fromEntries(readFileSync(`${here}.env`, 'utf8').split('\n').map((line) => line.split(/=(.*)/s)))
const project = process.env.COMPOSE_PROJECT_NAME ?? settings.COMPOSE_PROJECT_NAME
const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: settings.TSUIKI_TLS !== 'internal' })
const code = (n) => Array.from({ length: 400 }, (_, line) => `    x${line} = layer(${line})  # ${line * 7919 + (line === 200 ? n : 0)}\n`).join('')
const same = [code(0), code(0).replaceAll('layer', 'data')]
const run = Date.now().toString(36)

const sql = (statement) =>
  Number(execFileSync('docker', ['exec', `${container('postgres')[0]}`, 'psql', '-U', 'postgres', '-d', 'tsuiki', '-qAtc', statement], { encoding: 'utf8' }))
function container(service) {
  return execFileSync('docker', ['ps', '-q', '--filter', `label=com.docker.compose.project=${project}`,
    '--filter', `label=com.docker.compose.service=${service}`], { encoding: 'utf8' }).trim().split('\n')
}
const size = () => sql("select pg_database_size('tsuiki')")
const objects = () => Number(execFileSync('docker', ['exec', container('storage')[0], 'du', '-sk', '/made/objects'], { encoding: 'utf8' }).split('\t')[0]) * 1024

/** Noise, 141 pixels wide and high: no compression makes it smaller than 60 KB. */
function picture() {
  const side = 141
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = randomBytes(side * (side * 3 + 1))
  for (let row = 0; row < side; row++) rows[row * (side * 3 + 1)] = 0
  const chunks = [['IHDR', header], ['IDAT', deflateSync(rows, { level: 1 })], ['IEND', Buffer.alloc(0)]].map(([type, data]) => {
    const named = Buffer.concat([Buffer.from(type), data])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(data.length, 0)
    ends.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
  })
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks])
}

async function post(n) {
  const form = new FormData()
  form.set('key', `load_${run}_${n}`)
  form.set('result', `acc=0.${n}`)
  form.set('text', `Trial ${n}. ブロックの中に残差を足した。学習率はそのまま。 ${'The loss falls at once, then stays where it was. '.repeat(4)}`)
  form.append('image', new Blob([picture()]), 'tb.png')
  for (const [i, text] of [code(n), ...same].entries()) form.append('code', new Blob([text]), `file${i}.py`)
  const encoded = new Response(form)
  const body = Buffer.from(await encoded.arrayBuffer())
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': encoded.headers.get('content-type'), 'Content-Length': body.length }
  return new Promise((resolve, reject) => {
    const request = https.request(`${settings.TSUIKI_PUBLIC_URL}/api/v1/notebooks/${notebook}/experiments`, { method: 'POST', headers, agent }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode))
    })
    request.on('error', reject)
    request.end(body)
  })
}

let n = 0
const refused = {}
async function during(length) {
  const times = []
  const until = performance.now() + length
  await Promise.all(Array.from({ length: Number(clients) }, async () => {
    while (performance.now() < until) {
      const from = performance.now()
      const status = await post(n++)
      if (status === 201) times.push(performance.now() - from)
      else {
        refused[status] = (refused[status] ?? 0) + 1
        await pause(100)
      }
    }
  }))
  return times.sort((a, b) => a - b)
}

await during(8_000)
const before = [size(), objects()]
const times = await during(Number(seconds) * 1000)
const memory = execFileSync('docker', ['stats', '--no-stream', '--format', '{{.Name}} {{.MemUsage}}'], { encoding: 'utf8' })
  .split('\n').filter((line) => line.startsWith(project))
const after = [size(), objects()]
const at = (part) => times[Math.floor((times.length - 1) * part)].toFixed(0)
console.log(`posts a second     ${(times.length / Number(seconds)).toFixed(1)} (${clients} clients, ${seconds} s)`)
console.log(`p50, p99           ${at(0.5)} ms, ${at(0.99)} ms`)
console.log(`refused            ${JSON.stringify(refused)}`)
console.log(`bytes a trial      ${Math.round((after[0] - before[0]) / times.length)} in the database, ${Math.round((after[1] - before[1]) / times.length)} in the store`)
for (const line of memory) console.log(`memory             ${line}`)
