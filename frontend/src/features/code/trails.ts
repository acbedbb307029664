import { failureOf, failureOfResponse } from '../../api/errors'
import type { components } from '../../api/generated/schema'

type Shapes = components['schemas']
export type HunkLine = Shapes['HunkLine']
export type Trail = Shapes['Trail']
export type TrailStop = Shapes['TrailStop']
export type TrailRegion = Shapes['TrailRegion']
export type Reach = Shapes['Reach']
export type CodeDiff = Shapes['CodeDiff']
export type ExcerptName = Shapes['ExcerptName']
export type NewRegion = Shapes['NewRegion']
/** Lines of one file that differ; the file's name is known from elsewhere where it is not here. */
export type Difference = { path: string; oldPath?: string | null; lines: readonly HunkLine[] }

const body =
  <T>() =>
  (response: Response): Promise<T> =>
    response.json()
export const trailIn = body<Trail>()
export const reachIn = body<Reach>()
export const diffIn = body<CodeDiff>()
export const namesIn = async (response: Response): Promise<ExcerptName[]> =>
  ((await response.json()) as { items: ExcerptName[] }).items

export const rootOf = (slug: string) => `/api/v1/notebooks/${encodeURIComponent(slug)}`

/** Stops that say something by themselves, and runs between them in which nothing changed. */
export type Stretch = { kind: 'stop'; stop: TrailStop } | { kind: 'unchanged'; stops: TrailStop[] }

export function folded(stops: readonly TrailStop[]): Stretch[] {
  const stretches: Stretch[] = []
  stops.forEach((stop, i) => {
    const quiet =
      i > 0 &&
      stop.origin === 'carried' &&
      !stop.doubtful &&
      stop.change !== 'edited' &&
      stop.spoken.length === 0
    const last = stretches.at(-1)
    if (!quiet) stretches.push({ kind: 'stop', stop })
    else if (last?.kind === 'unchanged') last.stops.push(stop)
    else stretches.push({ kind: 'unchanged', stops: [stop] })
  })
  return stretches
}

export const linesOfText = (text: string) => text.replace(/\n$/, '').split('\n')

export const wholeOf = ({ path, startLine, text }: TrailRegion): Difference => ({
  path,
  lines: linesOfText(text).map((line, i) => ({ op: 'same', newLine: startLine + i, text: line })),
})

/** What was said of lines, by the line it stands on in this stop. */
export type SpokenOf = (path: string, line: number) => readonly string[]

export function spokenOf(stop: TrailStop): SpokenOf | null {
  if (stop.spoken.length === 0) return null
  return (path, line) =>
    stop.spoken.filter((each) => each.path === path && each.line === line).map(({ annotation }) => annotation)
}

/** Whether every line that was spoken of is among those that a difference shows. */
export function showsAllSpoken(stop: TrailStop, hunks: readonly Difference[]): boolean {
  return stop.spoken.every(({ path, line }) =>
    hunks.some((hunk) => hunk.path === path && hunk.lines.some(({ newLine }) => newLine === line)),
  )
}

export async function postExcerpt(
  slug: string,
  experiment: string,
  excerpt: { id: string; name: string; regions: NewRegion[] },
): Promise<void> {
  const response = await fetch(`${rootOf(slug)}/experiments/${encodeURIComponent(experiment)}/excerpts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'JavaScript' },
    body: JSON.stringify(excerpt),
  }).catch((thrown: unknown) => {
    throw failureOf(thrown)
  })
  if (!response.ok) throw await failureOfResponse(response)
}
