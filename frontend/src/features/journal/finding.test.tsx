import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { go } from '../../app/going'
import { Journal } from '../../testing/notebook'
import { pageOf } from '../../testing/page'
import { lookFor, typeFind } from './finding'
import { Log } from './Log'

afterEach(() => {
  act(() => lookFor(null))
  vi.useRealTimers()
})

it('brings what is typed into the address once the typing rests, and takes it out at once', () => {
  vi.useFakeTimers()
  history.replaceState({}, '', '/lab')
  typeFind('le')
  typeFind('leak')
  expect(location.search).toBe('')
  vi.advanceTimersByTime(1_000)
  expect(location.search).toBe('?find=leak')
  lookFor(null)
  expect(location.search).toBe('')
})

it('leaves the words with the page that is left in the middle of one, never with the next', () => {
  vi.useFakeTimers()
  history.replaceState({}, '', '/lab')
  const addresses: string[] = []
  const replace = history.replaceState.bind(history)
  vi.spyOn(history, 'replaceState').mockImplementation((state, title, address) => {
    if (address) addresses.push(String(address))
    replace(state, title, address)
  })
  typeFind('leak')
  go('/lab/e/enc_k5')
  vi.advanceTimersByTime(1_000)
  expect(addresses).toEqual(['/lab?find=leak'])
  expect(location.pathname + location.search).toBe('/lab/e/enc_k5')
  vi.restoreAllMocks()
})

it('counts what is looked for in the log as it is typed, also where more comes and where there is nothing', async () => {
  history.replaceState({}, '', '/lab')
  const journal = new Journal()
  for (let n = 0; n < 1_200; n++) journal.annotation(n % 2 === 0 ? 'a leak in the split' : 'nothing today')
  const { show, come } = pageOf(journal)
  show(<Log />)
  act(() => lookFor(''))
  const box = screen.getByRole('textbox', { name: 'Find in the log' })
  const status = () => document.querySelector('search [role="status"]')?.textContent
  expect(status()).toBe('')
  await userEvent.type(box, 'leak')
  await vi.waitFor(() => expect(status()).toBe('600 of 600'))
  await userEvent.type(box, 'x')
  await vi.waitFor(() => expect(status()).toBe('no hits'))
  await userEvent.type(box, '{Backspace}{Enter}')
  come(journal.annotation('another leak'))
  await vi.waitFor(() => expect(status()).toMatch(/ of 601$/))
})
