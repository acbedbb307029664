/**
 * A stand-in for the server, for looking at the interface without one: `node e2e/fixture.mjs normal|corrected|empty|long [port]`.
 * It serves dist/ and just enough of the API; nothing is kept.
 */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { corrected } from './corrected.mjs'
import { chance, kei, long, Notebook, normal } from './notebook.mjs'
import { aboutPeople } from './people.mjs'
import { trailOf } from './trail.mjs'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
const types = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}
const policy =
  "default-src 'self'; img-src 'self' blob:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'"

export function serve({ which = 'normal', port = 0, count = 10_000 } = {}) {
  const books = { empty: () => new Notebook(), long: () => long(count), corrected, normal }
  const book = (books[which] ?? normal)()
  const streams = new Set()
  const view = () => ({
    id: 'nb-1',
    slug: 'lab',
    title: 'lab',
    role: 'owner',
    lastSeq: book.items.length,
    epoch: `e-${which}`,
    archived: false,
    sharing: 'writers',
    better: { acc: 'higher', cer: 'lower', loss: 'lower' },
  })
  const append = (type, record) => {
    const made = book.add(type, record, kei, Date.now())
    const item = book.items.at(-1)
    Object.assign(made, record)
    for (const stream of streams) stream.write(`id: ${item.seq}\ndata: ${JSON.stringify(item)}\n\n`)
    return made
  }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://x')
    const path = url.pathname
    const json = (value, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(value))
    }
    if (which === 'signedOut' && path === '/api/v1/me')
      return json({ type: '/problems/unauthorized', title: 'Nobody', status: 401 }, 401)
    if (path === '/login') return json({}, 499)
    const people = which === 'team' && aboutPeople(request.method, path)
    if (people) return json(people)
    if (path === '/api/v1/me')
      return json({
        person: {
          ...kei,
          email: which === 'team' ? 'kei@example.org' : null,
          administrator: which === 'team',
        },
        notebooks: [view()],
        server: { version: '0', mode: which === 'team' ? 'team' : 'local' },
      })
    const room =
      /^\/api\/v1\/notebooks\/lab(\/.*)?$/.exec(path)?.[1] ?? (path === '/api/v1/notebooks/lab' ? '' : null)
    if (room === null)
      return path.startsWith('/api') || path.startsWith('/q')
        ? json({ type: '/problems/not-found', title: 'Not found', status: 404 }, 404)
        : file(path, response)
    if (room === '') return json(view())
    if (room === '/journal') {
      const limit = Number(url.searchParams.get('limit') ?? 1000)
      const asked = url.searchParams.get('before')
      const before = asked && Math.min(asked, book.items.length + 1)
      const after = Number(url.searchParams.get('after') ?? 0)
      const items = before
        ? book.items.slice(Math.max(0, before - 1 - limit), before - 1).reverse()
        : book.items.slice(after, after + limit)
      return json({ items, lastSeq: book.items.length, epoch: view().epoch })
    }
    if (room === '/journal/live') {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(
        `event: notebook\ndata: ${JSON.stringify({ epoch: view().epoch, lastSeq: book.items.length })}\n\n`,
      )
      for (const item of book.items.slice(Number(url.searchParams.get('after') ?? 0)))
        response.write(`id: ${item.seq}\ndata: ${JSON.stringify(item)}\n\n`)
      streams.add(response)
      return request.on('close', () => streams.delete(response))
    }
    if (request.method === 'POST') {
      const chunks = []
      for await (const chunk of request) chunks.push(chunk)
      const body = Buffer.concat(chunks)
      if (room === '/annotations') return json(append('annotation', JSON.parse(body)), 201)
      if (room === '/experiments') return json(append('experiment', JSON.parse(body)), 201)
      const amended = /^\/experiments\/([^/]+)\/amendments$/.exec(room)?.[1]
      if (amended) {
        const experiment = decodeURIComponent(amended)
        const { id: experimentId } = book.items.find(({ record }) => record.key === experiment).record
        return json(append('amendment', { experiment, experimentId, ...JSON.parse(body) }), 201)
      }
      if (room === '/attachments') {
        const id = /name="id"\r\n\r\n([^\r]+)/.exec(body.toString('latin1'))?.[1]
        return json(
          append('attachment', {
            id,
            label: null,
            mediaType: 'image/png',
            size: body.length,
            width: 960,
            height: 600,
            about: [],
          }),
          201,
        )
      }
      return json({ type: '/problems/not-found', title: 'Not found', status: 404 }, 404)
    }
    const picture = /^\/attachments\/([^/]+)\/(content|thumbnails\/\d+)$/.exec(room)?.[1]
    if (picture) {
      const record = book.items.find((item) => item.record.id === picture)?.record
      response.writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=31536000' })
      return response.end(draw(record))
    }
    if (room === '/excerpts') return json({ items: [{ name: 'encoder' }], nextPageToken: null })
    if (/^\/excerpts\/[^/]+\/trail$/.test(room)) return json(trailOf(book))
    if (/\/snapshot$/.test(room))
      return json({
        id: 's',
        tree: ['train.py', 'model/encoder.py', 'configs/base.yaml', 'run.sh', 'data/pages.npz'].map(
          (each, n) => ({
            path: each,
            sha256: n === 4 ? null : `f${n}`,
            size: [8213, 4120, 410, 120, 88_000_000][n],
          }),
        ),
      })
    if (room.startsWith('/blobs/')) {
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
      return response.end(code)
    }
    json({ parents: room === '/experiments/clean_k5_pos' ? [{ key: 'clean_k5_res', assumed: true }] : [] })
  })
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${server.address().port}`,
        append,
        book,
        close: () => {
          server.closeAllConnections()
          server.close()
        },
      }),
    )
  })
}

function file(path, response) {
  const wanted = join(dist, path)
  const found =
    wanted.startsWith(dist) && existsSync(wanted) && statSync(wanted).isFile()
      ? wanted
      : join(dist, 'index.html')
  response.writeHead(200, {
    'content-type': types[extname(found)] ?? 'application/octet-stream',
    'content-security-policy': policy,
  })
  createReadStream(found).pipe(response)
}

const code = `"""訓練の入口。"""
import torch
from torch import nn


class Encoder(nn.Module):
    # 残差は各ブロックの中だけ
    def __init__(self, width: int = 128, k: int = 5):
        super().__init__()
        self.conv = nn.Conv1d(3, width, kernel_size=k, padding=k // 2)
        self.norm = nn.BatchNorm1d(width, momentum=0.1)

    def forward(self, x):
        h = self.norm(self.conv(x))
        return torch.relu(h) + x  # "leak"
`

function draw(record) {
  const { width: w = 960, height: h = 600 } = record ?? {}
  const random = chance([...(record?.id ?? '')].reduce((sum, each) => sum * 31 + each.charCodeAt(0), 7))
  let inside = ''
  if (record?.fileName?.startsWith('grid')) {
    const n = 9
    for (let i = 0; i < n; i++)
      for (let j = 0; j < Math.round((n * w) / h); j++) {
        const ink = i === j ? 0.75 : random() ** 3 * 0.7
        inside += `<rect x="${20 + (j * (h - 40)) / n}" y="${20 + (i * (h - 40)) / n}" width="${(h - 40) / n - 2}" height="${(h - 40) / n - 2}" fill="#3a3a44" opacity="${ink.toFixed(2)}"/>`
      }
  } else {
    for (const [colour, end] of [
      ['#e8710a', 0.25],
      ['#12b5cb', 0.12],
    ]) {
      let line = ''
      for (let x = 0; x <= 100; x++) {
        const y = 0.9 * Math.exp(-x / (14 + random() * 2)) + end + (random() - 0.5) * 0.05
        line += `${x ? 'L' : 'M'}${60 + (x / 100) * (w - 90)} ${h - 50 - Math.min(0.95, y) * (h - 80)}`
      }
      inside += `<path d="${line}" fill="none" stroke="${colour}" stroke-width="3"/>`
    }
    for (let y = 0; y < 5; y++) inside += `<path d="M60 ${30 + (y * (h - 80)) / 4}H${w - 30}" stroke="#ddd"/>`
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}"><rect width="${w}" height="${h}" fill="#fff"/>${inside}</svg>`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve({ which: process.argv[2], port: Number(process.argv[3] ?? 0) })
  console.log(url)
}
