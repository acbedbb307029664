import { expect, it } from 'vitest'
import { paths, placeOf } from './paths'

it('reads every address it writes', () => {
  const notebook = { page: 'notebook', slug: 'lab', at: null, experiment: null }
  expect(placeOf(paths.home())).toEqual({ page: 'home' })
  expect(placeOf(paths.reference())).toEqual({ page: 'reference' })
  expect(placeOf(paths.log('lab'))).toEqual(notebook)
  expect(placeOf(paths.at('lab', '0197-a'))).toEqual({ ...notebook, at: '0197-a' })
  expect(placeOf(paths.experiment('lab', '実験+1.5~2'))).toEqual({ ...notebook, experiment: '実験+1.5~2' })
  expect(placeOf(paths.alone('lab', 'alone'))).toEqual({ ...notebook, experiment: 'alone', view: 'alone' })
  expect(placeOf(paths.trail('lab', 'エンコーダ'))).toEqual({ ...notebook, trail: 'エンコーダ' })
  const code = paths.code('lab', 'enc_k5', 'a b.py', '3-8')
  expect(code).toBe('/lab/e/enc_k5/code?file=a%20b.py&lines=3-8')
  expect(placeOf(code.split('?')[0] ?? '')).toEqual({ ...notebook, experiment: 'enc_k5', view: 'code' })
  for (const room of ['preferences', 'tokens', 'accounts', 'notebooks'] as const)
    expect(placeOf(paths.settings(room))).toEqual({ page: 'settings', slug: null, room })
  for (const room of ['general', 'members', 'activity'] as const)
    expect(placeOf(paths.notebookSettings('lab', room))).toEqual({ page: 'settings', slug: 'lab', room })
})

it('leads through signing in back to exactly where one was', () => {
  expect(paths.signIn('/lab/e/層?x=1&y#z')).toBe('/login?to=%2Flab%2Fe%2F%E5%B1%A4%3Fx%3D1%26y%23z')
})

it('knows that a reserved word or a foreign shape is no notebook', () => {
  for (const address of [
    '/api',
    '/login/x',
    '/Lab',
    '/lab/at',
    '/lab/x/y',
    '/settings/x',
    '/settings/preferences',
    '/lab/settings/tokens',
    '/lab/e/a/b',
    '/%E0%A4%A',
  ]) {
    expect(placeOf(address), address).toEqual({ page: 'missing' })
  }
})
