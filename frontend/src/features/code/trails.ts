import { failureOf, failureOfResponse } from '../../api/errors'

export type HunkLine = {
  op: 'same' | 'removed' | 'added' | 'movedAway' | 'movedHere'
  oldLine?: number | null
  newLine?: number | null
  text: string
  marks?: { start: number; end: number }[] | null
}
export type TrailHunk = { path: string; oldPath?: string | null; lines: HunkLine[] }
export type TrailRegion = { path: string; startLine: number; endLine: number; text: string }
export type TrailStop = {
  experiment: string
  experimentId: string
  occurredAt: string
  origin: 'made' | 'carried' | 'lost'
  doubtful: boolean
  from?: string | null
  against?: string | null
  regions: TrailRegion[]
  change: 'none' | 'moved' | 'edited'
  hunks: TrailHunk[]
}
export type TrailView = { name: string; stops: TrailStop[] }
export type ExcerptName = { name: string }

export const trailIn = (response: Response): Promise<TrailView> => response.json()
export const namesIn = async (response: Response): Promise<ExcerptName[]> =>
  ((await response.json()) as { items: ExcerptName[] }).items

/** Stops that say something by themselves, and runs between them in which nothing changed. */
export type Stretch = { kind: 'stop'; stop: TrailStop } | { kind: 'unchanged'; stops: TrailStop[] }

export function folded(stops: readonly TrailStop[]): Stretch[] {
  const stretches: Stretch[] = []
  stops.forEach((stop, i) => {
    const quiet = i > 0 && stop.origin === 'carried' && !stop.doubtful && stop.change !== 'edited'
    const last = stretches.at(-1)
    if (!quiet) stretches.push({ kind: 'stop', stop })
    else if (last?.kind === 'unchanged') last.stops.push(stop)
    else stretches.push({ kind: 'unchanged', stops: [stop] })
  })
  return stretches
}

export async function postExcerpt(
  slug: string,
  experiment: string,
  body: { id: string; name: string; regions: { path: string; startLine: number; endLine: number }[] },
): Promise<void> {
  const address = `/api/v1/notebooks/${encodeURIComponent(slug)}/experiments/${encodeURIComponent(experiment)}/excerpts`
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'JavaScript' },
    body: JSON.stringify(body),
  }).catch((thrown: unknown) => {
    throw failureOf(thrown)
  })
  if (!response.ok) throw await failureOfResponse(response)
}
