import { expect, it } from 'vitest'
import { paths, placeOf } from './paths'

it('reads every address it writes', () => {
  const notebook = { page: 'notebook', slug: 'lab', at: null, experiment: null }
  expect(placeOf(paths.home())).toEqual({ page: 'home' })
  expect(placeOf(paths.reference())).toEqual({ page: 'reference' })
  expect(placeOf(paths.log('lab'))).toEqual(notebook)
  expect(placeOf(paths.at('lab', '0197-a'))).toEqual({ ...notebook, at: '0197-a' })
  expect(placeOf(paths.experiment('lab', '実験+1.5~2'))).toEqual({ ...notebook, experiment: '実験+1.5~2' })
})

it('knows that a reserved word or a foreign shape is no notebook', () => {
  for (const address of ['/api', '/login/x', '/Lab', '/lab/at', '/lab/x/y', '/lab/e/a/b', '/%E0%A4%A']) {
    expect(placeOf(address), address).toEqual({ page: 'missing' })
  }
})
