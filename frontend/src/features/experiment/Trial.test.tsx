// @vitest-environment jsdom

import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { aboutExperiment, Journal } from '../../testing/notebook'
import { pageOf } from '../../testing/page'
import { Trial } from './Trial'

function Foldable({ id }: { id: string }) {
  const [open, setOpen] = useState(false)
  return <Trial id={id} open={open} onToggle={() => setOpen(!open)} />
}

function trial() {
  const journal = new Journal()
  journal.experiment('enc_k5', { results: { acc: 0.51 } })
  const child = journal.experiment('enc_k5_res', {
    parents: ['enc_k5'],
    results: { acc: 0.5, cer: 0.2, loss: 1 },
  })
  const at = { occurredAt: (child.record as { occurredAt: string }).occurredAt }
  journal.annotation('Residual inside each block. It works.', aboutExperiment(child), at)
  journal.annotation('The gain was the leak.', aboutExperiment(child), { kind: 'correction' })
  pageOf(journal).show(<Foldable id={child.record.id} />)
}

it('says key, parent, results with their difference, and the first sentence, in one line', () => {
  trial()
  expect(screen.getByText('enc_k5_res')).toBeVisible()
  expect(screen.getByRole('link', { name: 'From enc_k5' })).toBeVisible()
  expect(screen.getByText('0.50')).toBeVisible()
  expect(screen.getByText('−0.01')).toBeVisible()
  expect(screen.getByText(/Residual inside each block\./)).toBeVisible()
  expect(screen.queryByText(/It works/)).toBeNull()
})

it('unfolds in place to all words, all results and what was said about it', async () => {
  trial()
  await userEvent.click(screen.getByRole('button', { name: 'Unfold enc_k5_res' }))
  expect(await screen.findByText(/It works/)).toBeVisible()
  expect(screen.getByRole('table', { name: 'Results' })).toHaveTextContent('loss')
  expect(screen.getByRole('note', { name: /Correction by kei/ })).toHaveTextContent('The gain was the leak.')
  expect(screen.getByRole('button', { name: 'Fold enc_k5_res' })).toHaveAttribute('aria-expanded', 'true')
})

it('shows one correction about many trials in each of them', async () => {
  const journal = new Journal()
  const trials = ['enc_k3', 'enc_k5', 'enc_k7'].map((key) =>
    journal.experiment(key, { results: { acc: 0.5 } }),
  )
  journal.annotation('All three read the test split.', trials.flatMap(aboutExperiment), {
    kind: 'correction',
  })
  pageOf(journal).show(trials.map(({ record }) => <Foldable key={record.id} id={record.id} />))
  for (const key of ['enc_k3', 'enc_k5', 'enc_k7'])
    await userEvent.click(screen.getByRole('button', { name: `Unfold ${key}` }))
  const corrections = await screen.findAllByRole('note', { name: /Correction by kei/ })
  expect(corrections).toHaveLength(3)
  for (const each of corrections) expect(each).toHaveTextContent('All three read the test split.')
})
