import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { aboutExperiment, Journal } from '../../testing/notebook'
import { pageOf } from '../../testing/page'
import { closeFind, openFind } from './opening'
import { Palette } from './Palette'

afterEach(() => {
  closeFind()
  localStorage.clear()
})

function open(journal: Journal, ask?: typeof fetch) {
  const [jump, showAll, write] = [vi.fn(), vi.fn(), vi.fn()]
  const commands = () => [{ id: 'write', label: 'Write', keys: ['n'], run: write }]
  const page = pageOf(journal, ask)
  openFind()
  page.show(<Palette commands={commands} jump={jump} showAll={showAll} />)
  const options = () => screen.queryAllByRole('option').map((each) => each.textContent)
  const chosen = () => screen.getByRole('option', { selected: true }).textContent
  return { ...page, box: screen.getByRole('combobox'), options, chosen, jump, showAll, write }
}

function written(): Journal {
  const journal = new Journal()
  const trial = journal.experiment('enc_k5')
  journal.annotation('a leak in the split', aboutExperiment(trial))
  journal.annotation('ＬＥＡＫ もある')
  journal.annotation('something else')
  return journal
}

it('finds entries as one types, newest first, and marks the words', async () => {
  const { box, options, showAll } = open(written())
  await userEvent.type(box, 'leak')
  expect(options()[0]).toContain('ＬＥＡＫ もある')
  expect(options()[1]).toContain('a leak in the split')
  const [first] = screen.getAllByRole('option')
  expect(within(first as HTMLElement).getByText('ＬＥＡＫ').tagName).toBe('MARK')
  await userEvent.type(box, '{ArrowUp}{Enter}')
  await vi.waitFor(() => expect(showAll).toHaveBeenCalledWith('leak'))
})

it('shows the lines of a key at once, and how many there are in all once the typing rests', async () => {
  const journal = new Journal()
  for (let n = 0; n < 70; n++) journal.annotation(`${n < 30 ? 'lamp' : 'leak'} ${n}`)
  const { box, options } = open(journal)
  const status = () => screen.getByRole('status').textContent
  fireEvent.change(box, { target: { value: 'l' } })
  await vi.waitFor(() => expect(status()).toContain('70'))
  fireEvent.change(box, { target: { value: 'la' } })
  const lines = Array.from({ length: 12 }, (_, n) => expect.stringContaining(`lamp ${29 - n}`))
  expect(options().slice(0, 12)).toEqual(lines)
  await vi.waitFor(() => expect(status()).toContain('30'))
  expect(options()).toEqual([...lines, 'Show all 30 hits in the log'])
})

it('offers keys first, then days, then what can be done, and says when there is nothing', async () => {
  const { box, chosen, jump, write } = open(written())
  await userEvent.type(box, 'enc')
  expect(chosen()).toContain('enc_k5')
  await userEvent.clear(box)
  await userEvent.type(box, 'zzz')
  expect(await screen.findByText('Nothing has “zzz” in it.')).toBeInTheDocument()
  expect(screen.getByText(/The server cannot be reached/)).toBeInTheDocument()
  await userEvent.clear(box)
  await userEvent.type(box, 'writ{Enter}')
  await vi.waitFor(() => expect(write).toHaveBeenCalledOnce())
  openFind('2026-07-08')
  await userEvent.type(await screen.findByRole('combobox'), '{Enter}')
  await vi.waitFor(() => expect(jump).toHaveBeenCalledWith('2026-07-08'))
})

it('shows all that was found, by its filters too', async () => {
  const { box, showAll } = open(written())
  await userEvent.type(box, 'leak by:kei ')
  await userEvent.type(box, '{ArrowUp}{Enter}')
  await vi.waitFor(() => expect(showAll).toHaveBeenCalledWith('leak by:kei'))
})

it('completes filters with Tab and narrows by them', async () => {
  const { box, options } = open(written())
  await userEvent.type(box, 'leak about:en')
  await userEvent.tab()
  expect(box).toHaveValue('leak about:enc_k5 ')
  expect(options()).toHaveLength(1)
})

it('chooses nothing with the Enter that confirms a conversion', async () => {
  const { box, write } = open(written())
  await userEvent.type(box, 'writ')
  fireEvent.keyDown(box, { key: 'Enter', keyCode: 229, isComposing: true })
  expect(write).not.toHaveBeenCalled()
  expect(screen.getByRole('combobox')).toBeInTheDocument()
})

const inCode = {
  in: 'code',
  type: 'snapshot',
  record: 'a-snapshot',
  seq: 9,
  author: { id: 'kei', name: 'kei' },
  occurredAt: '2026-06-01T00:00:00Z',
  experiment: 'enc_k5',
  path: 'model/encoder.py',
  line: 40,
  text: 'def forward(x):\n    leak = x + skip\n',
  offset: 0,
  ranges: [{ start: 20, end: 24 }],
}

it('asks the server for code as well, and puts that below what it knows itself', async () => {
  const asked: string[] = []
  const ask: typeof fetch = async (url) => {
    if (!String(url).includes('/search?')) throw new TypeError('no network in this test')
    asked.push(String(url))
    return Response.json({ items: [inCode], nextPageToken: null })
  }
  const { box, options, chosen } = open(written(), ask)
  await userEvent.type(box, 'leak')
  const hit = await screen.findByRole('option', { name: /encoder.py:41/ })
  expect(within(hit).getByText('leak').tagName).toBe('MARK')
  expect(options().at(-1)).toContain('leak = x + skip')
  expect(chosen()).toContain('ＬＥＡＫ もある')
  expect(asked.at(-1)).toContain('q=leak&')
  await userEvent.type(box, '{ArrowUp}{Enter}')
  await vi.waitFor(() =>
    expect(location.pathname + location.search).toBe('/lab/e/enc_k5/code?file=model%2Fencoder.py&lines=41'),
  )
})

it('offers the names of excerpts, each once, and leads to the trail', async () => {
  const journal = written()
  const trial = journal.experiment('enc_k6')
  const made = { experimentId: trial.record.id, snapshot: trial.record.id, regions: [] }
  journal.add('excerpt', { ...made, name: 'encoder' })
  journal.add('excerpt', { ...made, name: 'encoder' })
  journal.redact(journal.add('excerpt', { ...made, name: 'encoder, secret' }))
  const { box, options } = open(journal)
  await userEvent.type(box, 'CODER')
  expect(options().filter((each) => each?.startsWith('encoder'))).toHaveLength(1)
  await userEvent.type(box, '{Enter}')
  await vi.waitFor(() => expect(location.pathname).toBe('/lab/trail/encoder'))
})
