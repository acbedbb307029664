import { useEffect, useState } from 'react'
import { type Failure, failureOf, failureOfResponse } from '../../api/errors'

export type Fetched<T> = { value: T | null; failure: Failure | null; again: () => void }

/** What is not in the journal (file lists, code, the API document) is fetched when it is looked at. */
export function useFetched<T>(address: string | null, read: (response: Response) => Promise<T>): Fetched<T> {
  const [state, setState] = useState<{ address: string; value: T | null; failure: Failure | null } | null>(
    null,
  )
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` belongs to the caller's code, not to what is fetched; `tries` asks again
  useEffect(() => {
    if (!address) return
    const controller = new AbortController()
    fetch(address, { signal: controller.signal, headers: { 'x-requested-with': 'JavaScript' } })
      .then(async (response) => {
        if (!response.ok) throw await failureOfResponse(response)
        setState({ address, value: await read(response), failure: null })
      })
      .catch((thrown: unknown) => {
        if (!controller.signal.aborted) setState({ address, value: null, failure: failureOf(thrown) })
      })
    return () => controller.abort()
  }, [address, tries])
  const current = state?.address === address ? state : null
  return {
    value: current?.value ?? null,
    failure: current?.failure ?? null,
    again: () => setTries(tries + 1),
  }
}
