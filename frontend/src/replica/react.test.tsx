import { act, render, screen } from '@testing-library/react'
import { memo } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import { createApi } from '../api/client'
import { aboutExperiment, Journal } from '../testing/notebook'
import { entryOf } from './entries'
import {
  openReplica,
  ReplicaHolder,
  useAbout,
  useAnnotation,
  useDraft,
  useExperiment,
  useKeysLike,
  useLog,
  useMentions,
} from './react'
import { Replica } from './replica'
import { Sessions } from './session'

let journal: Journal
let replica: Replica

beforeEach(() => {
  const unreachable = () => Promise.reject(new TypeError('no network in this test'))
  journal = new Journal()
  replica = new Replica('lab', { sessions: new Sessions(createApi('http://127.0.0.1:9', unreachable)) })
})

function come(...items: Parameters<typeof entryOf>[0][]) {
  act(() => void replica.book.change(items.map(entryOf)))
}

let drawn: (string | undefined)[] = []

const Row = memo(function Row({ id }: { id: string }) {
  const note = useAnnotation(id)
  drawn.push(note?.text)
  return <li>{note?.text}</li>
})

function List() {
  return (
    <ul>
      {useLog().items.map(({ id }) => (
        <Row key={id} id={id} />
      ))}
    </ul>
  )
}

function Trial() {
  const trial = useExperiment('enc')
  const about = useAbout(trial?.id ?? '')
  return <p>{trial ? `${trial.title} ${trial.results[0]?.value} ${about.length}` : 'not yet'}</p>
}

function Mentions({ id }: { id: string }) {
  return <p>{useMentions(id).length} mentions</p>
}

function Offered({ word }: { word: string }) {
  return <p>{useKeysLike(word, 5).join(' ') || 'none'}</p>
}

function Box({ name }: { name: string }) {
  const draft = useDraft('log')
  return (
    <label>
      {name}
      <input value={draft.text} onChange={() => {}} onFocus={() => draft.set({ text: `by ${name}` })} />
    </label>
  )
}

it('draws a new row without drawing the others again', () => {
  drawn = []
  const notes = ['one', 'two', 'three'].map((text) => journal.annotation(text))
  replica.book.change(notes.map(entryOf))
  render(
    <ReplicaHolder replica={replica}>
      <List />
    </ReplicaHolder>,
  )
  come(journal.annotation('four'))
  expect(screen.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
    'one',
    'two',
    'three',
    'four',
  ])
  expect(drawn).toEqual(['one', 'two', 'three', 'four'])
})

it('shows an experiment as soon as one of that name is posted, and what is amended and said since', () => {
  render(
    <ReplicaHolder replica={replica}>
      <Trial />
    </ReplicaHolder>,
  )
  expect(screen.getByText('not yet')).toBeInTheDocument()
  const trial = journal.experiment('enc', { title: 'first', results: { acc: 1 } })
  come(trial)
  expect(screen.getByText('first 1 0')).toBeInTheDocument()
  come(journal.amend(trial, { title: 'better', results: { acc: 2 } }))
  expect(screen.getByText('better 2 1')).toBeInTheDocument()
  come(journal.annotation('why?', aboutExperiment(trial)))
  expect(screen.getByText('better 2 2')).toBeInTheDocument()
})

it('hears of mentions elsewhere', () => {
  const trial = journal.experiment('enc_k5')
  replica.book.change([entryOf(trial)])
  render(
    <ReplicaHolder replica={replica}>
      <Mentions id={trial.record.id} />
    </ReplicaHolder>,
  )
  come(journal.annotation('as in enc_k5'))
  expect(screen.getByText('1 mentions')).toBeInTheDocument()
})

it('offers a key as soon as its trial arrives, to whoever has typed its beginning', () => {
  render(
    <ReplicaHolder replica={replica}>
      <Offered word="leak" />
    </ReplicaHolder>,
  )
  come(journal.experiment('other'))
  expect(screen.getByText('none')).toBeInTheDocument()
  come(journal.experiment('leak_b'))
  expect(screen.getByText('leak_b')).toBeInTheDocument()
})

it('keeps a draft between two boxes of the same place', () => {
  render(
    <ReplicaHolder replica={replica}>
      <Box name="left" />
      <Box name="right" />
    </ReplicaHolder>,
  )
  act(() => screen.getByLabelText('left').focus())
  expect(screen.getByLabelText('right')).toHaveValue('by left')
})

it('stays open when its notebook is left, for as long as something is to be sent', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network in this test')))
  vi.useFakeTimers()
  const close = vi.spyOn(Replica.prototype, 'close').mockResolvedValue()
  const unsent = vi.spyOn(Replica.prototype, 'unsent').mockReturnValue(['just posted'])
  openReplica('lab').release()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(close).not.toHaveBeenCalled()
  unsent.mockReturnValue([])
  await vi.advanceTimersByTimeAsync(2_000)
  expect(close).toHaveBeenCalledOnce()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
