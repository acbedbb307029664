const NONE: ReadonlySet<string> = new Set()

/** Many ids under one name. */
export class Links {
  private readonly sets = new Map<string, Set<string>>()

  add(from: string, to: string): void {
    const set = this.sets.get(from)
    if (set) set.add(to)
    else this.sets.set(from, new Set([to]))
  }

  remove(from: string, to: string): void {
    const set = this.sets.get(from)
    if (set?.delete(to) && set.size === 0) this.sets.delete(from)
  }

  of(from: string): ReadonlySet<string> {
    return this.sets.get(from) ?? NONE
  }

  names(): IterableIterator<string> {
    return this.sets.keys()
  }

  clear(): void {
    this.sets.clear()
  }
}
