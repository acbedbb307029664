import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { useStrokes } from './keyboard'

function Page({ onN }: { onN: () => void }) {
  useStrokes([['n', onN]])
  return <input aria-label="Text" />
}

it('hears single keys, but never while somebody types', async () => {
  const onN = vi.fn()
  render(<Page onN={onN} />)
  await userEvent.keyboard('n')
  expect(onN).toHaveBeenCalledTimes(1)
  await userEvent.type(screen.getByLabelText('Text'), 'noon')
  await userEvent.keyboard('{Control>}n{/Control}')
  expect(onN).toHaveBeenCalledTimes(1)
})
