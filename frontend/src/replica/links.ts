const NONE: readonly string[] = []

/** Many ids under one name. Most names have one id only, and a Set for each would be most of the memory. */
export class Links {
  private readonly ids = new Map<string, string | Set<string>>()

  add(from: string, to: string): void {
    const known = this.ids.get(from)
    if (known === undefined) this.ids.set(from, to)
    else if (typeof known !== 'string') known.add(to)
    else if (known !== to) this.ids.set(from, new Set([known, to]))
  }

  remove(from: string, to: string): void {
    const known = this.ids.get(from)
    if (known === to) this.ids.delete(from)
    else if (typeof known === 'object' && known.delete(to) && known.size === 0) this.ids.delete(from)
  }

  of(from: string): Iterable<string> {
    const known = this.ids.get(from)
    if (known === undefined) return NONE
    return typeof known === 'string' ? [known] : known
  }

  has(from: string): boolean {
    return this.ids.has(from)
  }

  count(from: string): number {
    const known = this.ids.get(from)
    return known === undefined ? 0 : typeof known === 'string' ? 1 : known.size
  }

  names(): IterableIterator<string> {
    return this.ids.keys()
  }

  clear(): void {
    this.ids.clear()
  }
}
