import type { Problem } from './records'

export const FAILURES = [
  'network',
  'aborted',
  'signed-out',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'too-many',
  'invalid',
  'unavailable',
  'full',
  'server',
  'client',
] as const
export type FailureKind = (typeof FAILURES)[number]
export type FailureMessage = `error.${FailureKind}.${'happened' | 'toDo'}`

const AGAIN: ReadonlySet<FailureKind> = new Set([
  'network',
  'signed-out',
  'too-many',
  'unavailable',
  'full',
  'server',
])

/** What went wrong, in the one form everything above the network knows. The words are chosen by the interface. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly kind: FailureKind
  readonly problem: Problem | null
  readonly status: number | null
  /** Milliseconds to wait, where the server named them. */
  readonly retryAfter: number | null

  constructor(
    kind: FailureKind,
    details: {
      problem?: Problem | null
      status?: number | null
      retryAfter?: number | null
      cause?: unknown
    } = {},
  ) {
    super(details.problem?.detail ?? details.problem?.title ?? kind, { cause: details.cause })
    this.kind = kind
    this.problem = details.problem ?? null
    this.status = details.status ?? null
    this.retryAfter = details.retryAfter ?? null
  }

  get happened(): FailureMessage {
    return `error.${this.kind}.happened`
  }

  get toDo(): FailureMessage {
    return `error.${this.kind}.toDo`
  }

  /** The slug of the problem's type, `quote-not-found`; empty where the server said nothing of the kind. */
  get code(): string {
    return this.problem?.type.split('/').at(-1) ?? ''
  }

  get fields(): Readonly<Record<string, string>> {
    const violations = this.problem?.violations ?? []
    return Object.fromEntries(violations.map((each) => [each.field, each.message]))
  }

  /** Whether the same request may succeed later without anybody changing it. */
  get retryable(): boolean {
    return AGAIN.has(this.kind)
  }
}

/** Anything thrown → what went wrong. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown
  if (thrown instanceof Error && thrown.name === 'AbortError')
    return new Failure('aborted', { cause: thrown })
  // fetch says TypeError for everything between here and the server.
  if (thrown instanceof TypeError) return new Failure('network', { cause: thrown })
  return new Failure('client', { cause: thrown })
}

/** An answer that is not a success → what went wrong. */
export function failureFrom(status: number, body: string, headers: (name: string) => string | null): Failure {
  return new Failure(kindOf(status), {
    status,
    problem: problemIn(body),
    retryAfter: waitIn(headers('retry-after')),
  })
}

export async function failureOfResponse(response: Response): Promise<Failure> {
  const body = await response.text().catch(() => '')
  return failureFrom(response.status, body, (name) => response.headers.get(name))
}

function kindOf(status: number): FailureKind {
  switch (status) {
    // 499 is what quarkus-oidc says instead of a redirect when a session has expired.
    case 401:
    case 499:
      return 'signed-out'
    case 403:
      return 'forbidden'
    case 404:
    case 410:
      return 'not-found'
    case 409:
      return 'conflict'
    case 413:
      return 'too-large'
    case 408:
    case 425:
    case 429:
      return 'too-many'
    case 502:
    case 503:
    case 504:
      return 'unavailable'
    case 507:
      return 'full'
    default:
      return status >= 500 ? 'server' : status >= 400 ? 'invalid' : 'client'
  }
}

function problemIn(body: string): Problem | null {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value !== 'object' || value === null || !('status' in value) || !('title' in value))
      return null
    return { type: 'about:blank', ...(value as Omit<Problem, 'type'>) }
  } catch {
    return null
  }
}

/** No timer counts to what some would have one wait. */
const LONGEST_WAIT = 3_600_000

function waitIn(header: string | null): number | null {
  if (!header) return null
  const seconds = Number(header)
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000
  return Number.isNaN(ms) ? null : Math.min(LONGEST_WAIT, Math.max(0, ms))
}

/** A failure as plain data, for IndexedDB and other tabs. */
export type KeptFailure = Pick<Failure, 'kind' | 'problem' | 'status' | 'retryAfter'>

export function keepFailure(failure: Failure): KeptFailure {
  return {
    kind: failure.kind,
    problem: failure.problem,
    status: failure.status,
    retryAfter: failure.retryAfter,
  }
}

export function revive(kept: KeptFailure): Failure {
  return new Failure(kept.kind, kept)
}
