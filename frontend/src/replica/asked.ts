import { useCallback, useEffect, useRef, useState } from 'react'
import { type Failure, failureOf } from '../api/errors'
import { sessions } from './session'

export type Asked<T> = {
  data: T | null
  failure: Failure | null
  again: () => void
  set: (change: (now: T) => T) => void
}

/** What no replica holds, asked for where it is shown; anew whenever `on` changes, and what was there stays meanwhile. */
export function useAsked<T>(ask: () => Promise<T>, on: string): Asked<T> {
  const [now, setNow] = useState<{ data: T | null; failure: Failure | null }>()
  const [round, setRound] = useState(0)
  const latest = useRef(ask)
  latest.current = ask
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what `on` says, and again when it is asked again
  useEffect(() => {
    let current = true
    latest.current().then(
      (data) => current && setNow({ data, failure: null }),
      (thrown) => current && setNow({ data: null, failure: told(thrown) }),
    )
    return () => {
      current = false
    }
  }, [on, round])
  return {
    data: now?.data ?? null,
    failure: now?.failure ?? null,
    again: useCallback(() => setRound((n) => n + 1), []),
    set: useCallback(
      (change) => setNow((before) => (before?.data ? { ...before, data: change(before.data as T) } : before)),
      [],
    ),
  }
}

export type Doing = {
  busy: boolean
  failure: Failure | null
  /** Does it unless it is being done; whether it went well. */
  run: (work: () => Promise<void>) => Promise<boolean>
}

/** One thing that a person asks for, with what went wrong beside it. */
export function useDoing(): Doing {
  const [state, setState] = useState<{ busy: boolean; failure: Failure | null }>({
    busy: false,
    failure: null,
  })
  const busy = useRef(false)
  const run = useCallback(async (work: () => Promise<void>) => {
    if (busy.current) return false
    busy.current = true
    setState({ busy: true, failure: null })
    try {
      await work()
      setState({ busy: false, failure: null })
      return true
    } catch (thrown) {
      setState({ busy: false, failure: told(thrown) })
      return false
    } finally {
      busy.current = false
    }
  }, [])
  return { ...state, run }
}

function told(thrown: unknown): Failure {
  const failure = failureOf(thrown)
  if (failure.kind === 'signed-out') sessions().lost()
  return failure
}
