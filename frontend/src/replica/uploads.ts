import type { Failure } from '../api/errors'

export type Watching = {
  onProgress: ((fraction: number) => void) | undefined
  onEnd: (failure: Failure | null) => void
}

/** Files that are sent from this tab, and who waits for them. */
export class Uploads {
  private readonly all = new Map<string, Watching & { abort: AbortController }>()

  begin(id: string, watching: Watching): void {
    this.all.set(id, { ...watching, abort: new AbortController() })
  }

  has(id: string): boolean {
    return this.all.has(id)
  }

  signal(id: string): AbortSignal | undefined {
    return this.all.get(id)?.abort.signal
  }

  progress(id: string, fraction: number): void {
    this.all.get(id)?.onProgress?.(fraction)
  }

  abort(id: string): void {
    this.all.get(id)?.abort.abort()
  }

  abortAll(): void {
    for (const id of this.all.keys()) this.abort(id)
  }

  end(id: string, failure: Failure | null): void {
    this.all.get(id)?.onEnd(failure)
    this.all.delete(id)
  }
}
