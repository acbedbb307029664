// @vitest-environment jsdom

import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Journal, MIO } from '../../testing/notebook'
import { pageOf } from '../../testing/page'
import { Annotation } from './Annotation'

const idOf = (item: { record: { id: string } }) => item.record.id

function corrected() {
  const journal = new Journal()
  const note = journal.annotation('揃えたのに下がった。数が小さすぎる。\n\n八倍にする。')
  const about = [{ annotation: idOf(note), quote: '数が小さすぎる。' }]
  const fix = journal.annotation('数の問題ではなかった。', about, { kind: 'correction' })
  const again = journal.add(
    'annotation',
    { kind: 'correction', text: '更新はされていた。', about: [{ annotation: idOf(fix) }], attachments: [] },
    MIO,
  )
  return { ...pageOf(journal), note, fix, again }
}

it('stands a correction under the paragraph it quotes, and marks the quoted words', async () => {
  const { show, note } = corrected()
  show(<Annotation id={idOf(note)} />)
  const correction = await screen.findByRole('note', { name: /Correction by kei/ })
  expect(screen.getByText('数が小さすぎる。').tagName).toBe('MARK')
  const last = screen.getByText('八倍にする。')
  expect(correction.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

it('stands the correction of a correction inside it, with its own author', async () => {
  const { show, note } = corrected()
  show(<Annotation id={idOf(note)} />)
  const outer = await screen.findByRole('note', { name: /Correction by kei/ })
  expect(within(outer).getByRole('note', { name: /Correction by mio/ })).toHaveTextContent(
    '更新はされていた。',
  )
})

it('breaks the mark of a correction once that is corrected itself', async () => {
  const journal = new Journal()
  const note = journal.annotation('数が小さすぎる。')
  const about = [{ annotation: idOf(note), quote: '小さすぎる' }]
  const fix = journal.annotation('数の問題ではなかった。', about, { kind: 'correction' })
  const { show, come } = pageOf(journal)
  show(<Annotation id={idOf(note)} />)
  expect(await screen.findByText('小さすぎる')).not.toHaveClass('again')
  come(journal.annotation('やはり数だった。', [{ annotation: idOf(fix) }], { kind: 'correction' }))
  await waitFor(() => expect(screen.getByText('小さすぎる')).toHaveClass('fixed', 'again'))
})

it('mends the mark when the correction of the correction turns out wrong', async () => {
  const journal = new Journal()
  const correct = (item: { record: { id: string } }, text: string) =>
    journal.annotation(text, [{ annotation: idOf(item) }], { kind: 'correction' })
  const note = journal.annotation('数が小さすぎる。')
  const about = [{ annotation: idOf(note), quote: '小さすぎる' }]
  const fix = journal.annotation('数の問題ではなかった。', about, { kind: 'correction' })
  const again = correct(fix, 'やはり数だった。')
  const { show, come } = pageOf(journal)
  show(<Annotation id={idOf(note)} />)
  expect(await screen.findByText('小さすぎる')).toHaveClass('fixed', 'again')
  const third = correct(again, 'やはり違った。最初の訂正が正しい。')
  come(third)
  await waitFor(() => expect(screen.getByText('小さすぎる')).not.toHaveClass('again'))
  come(correct(third, 'もう一度測った。'))
  await waitFor(() => expect(screen.getByText('小さすぎる')).toHaveClass('again'))
  for (const text of ['数の問題ではなかった。', 'やはり数だった。', 'もう一度測った。'])
    expect(screen.getByText(text)).toBeVisible()
})

it('stands one correction of several entries under each of them, by the words it quotes there', async () => {
  const journal = new Journal()
  const first = journal.annotation('The *mean* is frozen.')
  const second = journal.annotation('So is the `variance`, and the momentum.')
  const about = [
    { annotation: idOf(first), quote: 'The *mean* is' },
    { annotation: idOf(second), quote: 'the `variance`, and' },
  ]
  journal.annotation('Both were read from a copy.', about, { kind: 'correction' })
  journal.annotation('Which copy?', [{ annotation: idOf(second), quote: 'and the momentum' }], {
    kind: 'comment',
  })
  const { show } = pageOf(journal)
  show(
    <>
      <div data-testid="first">
        <Annotation id={idOf(first)} />
      </div>
      <div data-testid="second">
        <Annotation id={idOf(second)} />
      </div>
    </>,
  )
  const [one, two] = [screen.getByTestId('first'), screen.getByTestId('second')]
  await within(one).findByRole('note', { name: /Correction/ })
  await within(two).findByRole('note', { name: /Correction/ })
  const marked = (element: HTMLElement, which: string) =>
    [...element.querySelectorAll(`mark.${which}`)].map((each) => each.textContent).join('')
  expect(marked(one, 'fixed')).toBe('The mean is')
  expect(marked(two, 'fixed')).toBe('the variance, and')
  // Where both speak, the correction's mark wins, and both are found from it.
  expect(marked(two, 'spoken')).toBe(' the momentum')
  expect(within(two).getByText('Which copy?')).toBeVisible()
})

it('keeps the original words readable, and shows a new correction as it comes', async () => {
  const { show, come, journal, note } = corrected()
  show(<Annotation id={idOf(note)} />)
  await screen.findByRole('note', { name: /Correction by kei/ })
  come(
    journal.annotation('Nor eight times.', [{ annotation: idOf(note), quote: '八倍' }], {
      kind: 'correction',
    }),
  )
  await waitFor(() => expect(screen.getByText('Nor eight times.')).toBeVisible())
  expect(screen.getByText(/揃えたのに下がった/)).toBeVisible()
})

it('says who removed a redacted entry, when and why', () => {
  const journal = new Journal()
  const note = journal.annotation('the key is hunter2')
  journal.redact(note, 'a leaked key')
  pageOf(journal).show(<Annotation id={idOf(note)} />)
  expect(screen.getByText(/Removed by kei .*: a leaked key/)).toBeVisible()
  expect(screen.queryByText(/hunter2/)).toBeNull()
})

it('says that a line was read as a result, and takes it back to what it was before with one click', async () => {
  const journal = new Journal()
  const trial = journal.experiment('enc_k5', { results: { acc: 0.8 } })
  const note = journal.annotation('enc_k5 acc 0.86')
  journal.amend(trial, { results: { acc: 0.86 }, source: idOf(note) })
  const { replica, show } = pageOf(journal)
  vi.spyOn(replica, 'notebook', 'get').mockReturnValue({
    id: 'nb-1',
    slug: 'lab',
    title: 'lab',
    role: 'writer',
    archived: false,
    sharing: 'writers',
    better: {},
  })
  const amended = vi.spyOn(replica.write, 'amendment').mockReturnValue('taken-back')
  show(<Annotation id={idOf(note)} />)
  expect(screen.getByText(/Read as results of enc_k5/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Take back' }))
  expect(amended).toHaveBeenCalledWith({ experiment: 'enc_k5', results: { acc: 0.8 } })
})

it('makes a key in old words a reference when its experiment is posted later', async () => {
  const journal = new Journal()
  const note = journal.annotation('Next I try enc_later.')
  const { show, come } = pageOf(journal)
  show(<Annotation id={idOf(note)} />)
  await screen.findByText(/Next I try enc_later/)
  expect(screen.queryByRole('link')).toBeNull()
  come(journal.experiment('enc_later'))
  expect(await screen.findByRole('link', { name: 'enc_later' })).toBeVisible()
})
