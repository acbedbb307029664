import type { Failure } from '../api/errors'

export type Watching = {
  onProgress: ((fraction: number) => void) | undefined
  onEnd: (failure: Failure | null) => void
}

/** Files that are sent from this tab, and who waits for them. */
export class Uploads {
  private readonly all = new Map<string, Watching>()

  begin(id: string, watching: Watching): void {
    this.all.set(id, watching)
  }

  has(id: string): boolean {
    return this.all.has(id)
  }

  progress(id: string, fraction: number): void {
    this.all.get(id)?.onProgress?.(fraction)
  }

  end(id: string, failure: Failure | null): void {
    this.all.get(id)?.onEnd(failure)
    this.all.delete(id)
  }
}
