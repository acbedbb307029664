// @vitest-environment jsdom

import { beforeEach, expect, it } from 'vitest'
import { pageOf } from '../../../testing/page'
import { answer, answering } from '../replying'
import { putBack } from './putBack'

beforeEach(() => answer(null))

it('gives words back to the notebook they were written in, whatever page is open', () => {
  const { replica } = pageOf()
  replica.drafts.set('log', { text: 'begun since' })
  putBack(replica, { kind: 'note', text: 'taken back', about: [], attachments: ['a'] })
  expect(replica.drafts.state('log')).toMatchObject({ text: 'taken back\n\nbegun since', attachments: ['a'] })
  expect(answering()).toBeNull()
})

it('gives words about a trial back to the box below it, which opens', () => {
  const { replica, journal, come } = pageOf()
  const trial = journal.experiment('enc_k5')
  come(trial)
  putBack(replica, { kind: 'comment', text: 'why?', about: [{ experiment: 'enc_k5' }], attachments: [] })
  expect(replica.drafts.state(`about:${trial.record.id}`).text).toBe('why?')
  expect(answering()).toMatchObject({ about: trial.record.id, kind: 'comment' })
})

it('gives a summary back to the box of summaries', () => {
  const { replica } = pageOf()
  const written = { kind: 'summary' as const, text: 'better', about: [{ experiment: 'x' }], attachments: [] }
  putBack(replica, written, 'summary:id')
  expect(replica.drafts.state('summary:id').text).toBe('better')
  expect(answering()).toMatchObject({ about: 'id', kind: 'summary' })
})
