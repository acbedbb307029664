// @vitest-environment jsdom

import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { ToastLine } from './ToastLine'
import { dismissToast, toast } from './toasts'

beforeEach(() => dismissToast())

it('is undone with z on any page, once', async () => {
  render(<ToastLine />)
  const run = vi.fn()
  toast('Written.', { words: 'Undo', run })
  expect(await screen.findByText('Written.')).toBeVisible()
  await userEvent.keyboard('zz')
  expect(run).toHaveBeenCalledTimes(1)
  expect(screen.queryByText('Written.')).toBeNull()
})
