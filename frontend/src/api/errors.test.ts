import { describe, expect, it } from 'vitest'
import { Failure, failureFrom, failureOf, keepFailure, revive } from './errors'

const none = () => null
const problem = {
  type: '/problems/quote-not-found',
  title: 'Quote not found',
  status: 422,
  detail: 'The quoted words do not occur in that annotation.',
  violations: [{ field: 'about[0].quote', message: 'not found' }],
}

describe('a failure', () => {
  it('keeps what a problem said, by field too', () => {
    const failure = failureFrom(422, JSON.stringify(problem), none)
    expect(failure).toMatchObject({ kind: 'invalid', retryable: false, code: 'quote-not-found' })
    expect(failure.message).toBe(problem.detail)
    expect(failure.fields).toEqual({ 'about[0].quote': 'not found' })
  })

  it.each([
    [401, 'signed-out', true],
    [499, 'signed-out', true],
    [403, 'forbidden', false],
    [404, 'not-found', false],
    [409, 'conflict', false],
    [413, 'too-large', false],
    [429, 'too-many', true],
    [500, 'server', true],
    [503, 'unavailable', true],
    [507, 'full', true],
  ] as const)('of status %i is %s, worth trying again: %s', (status, kind, retryable) => {
    expect(failureFrom(status, '<html>', none)).toMatchObject({ kind, retryable, problem: null })
  })

  it('waits as long as the server asked, in seconds or until a date', () => {
    expect(failureFrom(429, '', () => '7').retryAfter).toBe(7_000)
    const date = new Date(Date.now() + 60_000).toUTCString()
    expect(failureFrom(503, '', () => date).retryAfter).toBeGreaterThan(50_000)
    expect(failureFrom(503, '', () => 'soon').retryAfter).toBeNull()
  })

  it('is made of anything thrown, once', () => {
    expect(failureOf(new TypeError('Failed to fetch')).kind).toBe('network')
    expect(failureOf(new DOMException('', 'AbortError')).kind).toBe('aborted')
    expect(failureOf('what?').kind).toBe('client')
    const failure = new Failure('full')
    expect(failureOf(failure)).toBe(failure)
  })

  it('says what happened and what to do by names that are translated elsewhere', () => {
    const { happened, toDo } = new Failure('too-large')
    expect([happened, toDo]).toEqual(['error.too-large.happened', 'error.too-large.toDo'])
  })

  it('asks nobody to wait longer than an hour', () => {
    const wait = (value: string) => failureFrom(503, '', () => value).retryAfter
    expect([wait('7'), wait('99999999999'), wait('Fri, 31 Dec 9999 23:59:59 GMT')]).toEqual([
      7_000, 3_600_000, 3_600_000,
    ])
  })

  it('survives being kept as plain data', () => {
    const failure = failureFrom(422, JSON.stringify(problem), none)
    const revived = revive(structuredClone(keepFailure(failure)))
    expect(revived).toMatchObject({
      kind: 'invalid',
      status: 422,
      code: 'quote-not-found',
      message: problem.detail,
    })
  })
})
