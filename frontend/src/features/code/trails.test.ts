import { expect, it } from 'vitest'
import { folded, type TrailStop } from './trails'

function stop(experiment: string, rest: Partial<TrailStop> = {}): TrailStop {
  return {
    experiment,
    experimentId: experiment,
    occurredAt: '2026-07-01T00:00:00Z',
    origin: 'carried',
    doubtful: false,
    regions: [],
    change: 'none',
    hunks: [],
    spoken: [],
    ...rest,
  }
}

const shape = (stops: TrailStop[]) =>
  folded(stops).map((each) =>
    each.kind === 'stop' ? each.stop.experiment : each.stops.map(({ experiment }) => experiment).join('+'),
  )

it('folds trials in which nothing changed, also where it only moved', () => {
  const trail = [
    stop('a', { origin: 'made' }),
    stop('b'),
    stop('c', { change: 'moved' }),
    stop('d', { change: 'edited' }),
    stop('e'),
  ]
  expect(shape(trail)).toEqual(['a', 'b+c', 'd', 'e'])
})

it('never folds what is doubtful, lost or made by hand', () => {
  const trail = [
    stop('a'),
    stop('b', { doubtful: true }),
    stop('c', { origin: 'lost' }),
    stop('d', { origin: 'made' }),
  ]
  expect(shape(trail)).toEqual(['a', 'b', 'c', 'd'])
})
