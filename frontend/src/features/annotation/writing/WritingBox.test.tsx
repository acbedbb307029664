// @vitest-environment jsdom

import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { pageOf } from '../../../testing/page'
import { currentToast, dismissToast } from '../../../ui/toasts'
import { WritingBox } from './WritingBox'

beforeEach(() => dismissToast())

function box() {
  const page = pageOf()
  page.journal.experiment('enc_k5')
  page.come(...page.journal.items)
  const posted = vi.fn((_: { text: string }) => 'posted-id')
  Object.assign(page.replica.write, { annotation: posted })
  page.show(<WritingBox place="log" label="Write in the log" placeholder="Write…" />)
  return {
    ...page,
    posted,
    text: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Write in the log' }),
  }
}

it('posts with Ctrl+Enter and is empty again', async () => {
  const { posted, text } = box()
  await userEvent.type(text, 'Ran today.')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(posted).toHaveBeenCalledWith(expect.objectContaining({ kind: 'note', text: 'Ran today.' }))
  expect(text).toHaveValue('')
})

it('never posts while a Japanese conversion is being confirmed', async () => {
  const { posted, text } = box()
  fireEvent.change(text, { target: { value: 'とうけい' } })
  fireEvent.keyDown(text, { key: 'Enter', ctrlKey: true, isComposing: true })
  fireEvent.keyDown(text, { key: 'Enter', ctrlKey: true, keyCode: 229 })
  expect(posted).not.toHaveBeenCalled()
})

it('writes a new line with Enter alone, also while a key could be completed', async () => {
  const { posted, text } = box()
  await userEvent.type(text, 'see enc{Enter}next')
  expect(text).toHaveValue('see enc\nnext')
  expect(posted).not.toHaveBeenCalled()
})

it('completes a key with Tab', async () => {
  const { text } = box()
  await userEvent.type(text, 'as in enc')
  expect(await screen.findByRole('option', { name: 'enc_k5' })).toBeVisible()
  await userEvent.keyboard('{Tab}')
  expect(text).toHaveValue('as in enc_k5')
})

it('goes on behind a completed key, however fast one types', async () => {
  const { text } = box()
  await userEvent.type(text, 'as in enc, again')
  text.setSelectionRange(9, 9)
  fireEvent.select(text)
  expect(await screen.findByRole('option', { name: 'enc_k5' })).toBeVisible()
  fireEvent.keyDown(text, { key: 'Tab' })
  expect(text).toHaveValue('as in enc_k5, again')
  expect([text.selectionStart, text.selectionEnd]).toEqual([12, 12])
})

it('puts what is undone back into the box, above what was begun since', async () => {
  const { replica, text } = box()
  vi.spyOn(replica, 'undo').mockResolvedValue({ kind: 'note', text: 'first', about: [], attachments: [] })
  await userEvent.type(text, 'first')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await userEvent.type(text, 'second')
  await act(async () => currentToast()?.action?.run())
  await waitFor(() => expect(text).toHaveValue('first\n\nsecond'))
})

it('shows what it will look like, and comes back with the words', async () => {
  const { text } = box()
  await userEvent.type(text, 'a **strong** word')
  await userEvent.click(screen.getByRole('button', { name: 'Preview' }))
  expect((await screen.findByText('strong')).tagName).toBe('STRONG')
  await userEvent.click(screen.getByRole('button', { name: 'Write' }))
  expect(screen.getByRole('textbox', { name: 'Write in the log' })).toHaveValue('a **strong** word')
})

it('leads into the preview and back by keys alone', async () => {
  const { text } = box()
  await userEvent.type(text, 'a **strong** word')
  await userEvent.keyboard('{Control>}{Shift>}p{/Shift}{/Control}')
  expect(screen.getByRole('region', { name: 'Preview' })).toHaveFocus()
  await userEvent.keyboard('{Control>}{Shift>}p{/Shift}{/Control}')
  expect(screen.getByRole('textbox', { name: 'Write in the log' })).toHaveFocus()
  await userEvent.keyboard('{Control>}{Shift>}p{/Shift}{/Control}{Escape}, and more')
  expect(screen.getByRole('textbox', { name: 'Write in the log' })).toHaveValue('a **strong** word, and more')
})

it('offers to make the experiment of a line that reads like its result, and makes none unasked', async () => {
  const { replica, posted, text } = box()
  const made = vi.fn((_: { key?: string }) => 'made-id')
  Object.assign(replica.write, { experiment: made })
  await userEvent.type(text, 'enc_new acc 0.86')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(made).not.toHaveBeenCalled()
  await userEvent.type(text, 'enc_new acc 0.86')
  await userEvent.click(screen.getByRole('button', { name: 'Make the experiment enc_new' }))
  await userEvent.click(text)
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(made).toHaveBeenCalledWith({ key: 'enc_new' })
  expect(posted).toHaveBeenCalledTimes(2)
})

it('offers nothing for a line that names no trial, or one that is there', async () => {
  const { text } = box()
  await userEvent.type(text, 'lr decay 0.1{Enter}enc_k5 acc 0.86')
  expect(screen.queryByRole('button', { name: /Make the experiment/ })).toBeNull()
})
