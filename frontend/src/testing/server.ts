import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JournalItem } from '../api/records'
import { type Journal, KEI } from './notebook'

type Answer = { status: number; body?: unknown; headers?: Record<string, string> }

/** Speaks as much of the API as the replica uses, over real HTTP, with a journal in memory. */
export class FakeServer {
  readonly requests: string[] = []
  /** Answers given instead of the real one, one a matching request: `POST /annotations` → 503. */
  readonly instead: { match: RegExp; answer: Answer }[] = []
  signedIn = true
  person = KEI
  exists = true
  mode: 'local' | 'team' = 'local'
  pageSize = 1000
  /** Sends nothing on open streams, not even comments. */
  mute = false
  private server: Server | null = null
  private port = 0
  private readonly streams = new Set<{ response: ServerResponse; sent: number }>()

  constructor(readonly journal: Journal) {}

  get base(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.handle(request, response))
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve))
    this.port = (server.address() as AddressInfo).port
    this.server = server
  }

  /** As `kill -9` does: every connection ends in the middle of whatever it was doing. */
  async kill(): Promise<void> {
    this.streams.clear()
    const { server } = this
    this.server = null
    server?.closeAllConnections()
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)))
  }

  asked(match: RegExp): string[] {
    return this.requests.filter((each) => match.test(each))
  }

  /** Tells the open streams what is new. */
  push(): void {
    for (const stream of this.streams) {
      for (const item of this.journal.items.slice(stream.sent)) {
        if (!this.mute) stream.response.write(`id: ${item.seq}\ndata: ${JSON.stringify(item)}\n\n`)
      }
      stream.sent = this.journal.lastSeq
    }
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.base)
    const path = url.pathname.replace('/api/v1', '')
    const line = `${request.method} ${path}${url.search}`
    this.requests.push(line)
    const bytes: Buffer[] = []
    for await (const piece of request) bytes.push(piece as Buffer)
    const body = Buffer.concat(bytes).toString('utf8')
    const planned = this.instead.findIndex(({ match }) => match.test(line))
    const answer =
      planned >= 0 ? this.instead.splice(planned, 1)[0]?.answer : this.answer(line, url, path, body)
    if (answer === undefined) return this.stream(url, response)
    const type = answer.status < 400 ? 'application/json' : 'application/problem+json'
    response.writeHead(answer.status, { 'content-type': type, ...answer.headers })
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body))
  }

  private answer(line: string, url: URL, path: string, body: string): Answer | undefined {
    const { journal } = this
    const { lastSeq, epoch } = journal
    const notebook = {
      id: 'nb-1',
      slug: 'lab',
      title: 'Lab',
      role: 'writer',
      lastSeq,
      epoch,
      archived: false,
    }
    if (path === '/login') return { status: this.mode === 'team' ? 499 : 303, headers: { location: '/' } }
    if (!this.signedIn) return problem(401)
    if (path === '/me') {
      const notebooks = this.exists ? [notebook] : []
      return {
        status: 200,
        body: { person: this.person, notebooks, server: { version: '1', mode: this.mode } },
      }
    }
    if (!this.exists || !path.startsWith('/notebooks/lab')) return problem(404)
    const rest = path.slice('/notebooks/lab'.length)
    if (line.startsWith('POST')) return this.post(rest, body)
    if (rest === '')
      return { status: 200, body: { ...notebook, sharing: 'writers', better: { acc: 'higher' } } }
    if (rest === '/journal/live') return undefined
    if (rest === '/journal') return { status: 200, body: { items: this.page(url), lastSeq, epoch } }
    return problem(404)
  }

  private page(url: URL): JournalItem[] {
    const before = url.searchParams.get('before')
    const { items } = this.journal
    if (before === null) {
      const after = Number(url.searchParams.get('after'))
      return items.slice(after, after + this.pageSize)
    }
    const end = Math.min(Number(before) - 1, items.length)
    return items.slice(Math.max(0, end - this.pageSize), end).reverse()
  }

  private post(path: string, body: string): Answer {
    const kinds: [RegExp, 'annotation' | 'experiment' | 'amendment' | 'attachment'][] = [
      [/^\/annotations$/, 'annotation'],
      [/^\/experiments$/, 'experiment'],
      [/\/amendments$/, 'amendment'],
      [/^\/attachments$/, 'attachment'],
    ]
    const type = kinds.find(([match]) => match.test(path))?.[1]
    if (!type) return problem(404)
    const record = type === 'attachment' ? partsOf(body) : (JSON.parse(body) as Record<string, unknown>)
    const known = this.journal.items.find((item) => item.record.id === record['id'])
    if (known) return { status: 200, body: known.record }
    const item = this.journal.add(type, record, this.person)
    setTimeout(() => this.push(), 20)
    return { status: 201, body: { ...item.record, seq: item.seq } }
  }

  private stream(url: URL, response: ServerResponse): void {
    const { lastSeq, epoch } = this.journal
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(`event: notebook\ndata: ${JSON.stringify({ epoch, lastSeq })}\n\n`)
    const stream = { response, sent: Math.min(Number(url.searchParams.get('after')), lastSeq) }
    this.streams.add(stream)
    response.on('close', () => this.streams.delete(stream))
    this.push()
  }
}

export function problem(status: number, slug = 'test'): Answer {
  return {
    status,
    body: { type: `/problems/${slug}`, title: slug, status, detail: `The test said ${status}.` },
  }
}

function partsOf(body: string): Record<string, unknown> {
  const parts = [...body.matchAll(/name="(\w+)"(?:; filename="([^"]*)")?[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/g)]
  const record: Record<string, unknown> = { mediaType: 'image/png', width: 1, height: 1, size: 1 }
  for (const [, name = '', file, value = ''] of parts) {
    if (file === undefined) record[name] = name === 'about' ? JSON.parse(value) : value
    else record['bytes'] = value
  }
  return record
}
