/** Milliseconds to wait before try number `attempt` (0, 1, 2…): doubling, at most `most`, a random half of it taken off. */
export function backoff(attempt: number, first = 500, most = 30_000, random = Math.random()): number {
  const whole = Math.min(most, first * 2 ** Math.min(attempt, 20))
  return whole / 2 + (whole / 2) * random
}

/** Waits, at most until the signal; never rejects. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done)
  })
}

/** Lets what was just made be painted before the next piece of work; a page in the background paints nothing, so no longer than this. */
export function painted(most = 200): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, most)
    globalThis.requestAnimationFrame?.(() => {
      clearTimeout(timer)
      setTimeout(resolve)
    })
  })
}

/** Does something right after the next frame has been painted. Returns what calls it off. */
export function afterPaint(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/** Lets the browser draw and hear keys before the next piece of work. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/**
 * Does something once the page has nothing else to do, or after so many milliseconds at the latest; it is told how many it may
 * take. Returns what calls it off.
 */
export function whenIdle(work: (left: () => number) => void, latest?: number): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(() => {
      const end = performance.now() + 8
      work(() => end - performance.now())
    }, 30)
    return () => clearTimeout(timer)
  }
  const within = latest === undefined ? {} : { timeout: latest }
  const idle = requestIdleCallback((deadline) => work(() => deadline.timeRemaining()), within)
  return () => cancelIdleCallback(idle)
}

/** The answer, where it comes in so many milliseconds; rejects after that, and hands what may still come to `late`. */
export function inTime<T>(answer: Promise<T>, most: number, late: (value: T) => void): Promise<T> {
  let waited = false
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waited = true
      reject(new Error(`No answer in ${most} ms`))
    }, most)
    answer.then(
      (value) => {
        clearTimeout(timer)
        if (waited) late(value)
        else resolve(value)
      },
      (problem) => {
        clearTimeout(timer)
        reject(problem)
      },
    )
  })
}
