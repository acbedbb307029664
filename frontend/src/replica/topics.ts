/** Who wants to hear of what; a topic is a record's id, `key:…`, or a word such as `log`. */
export class Topics {
  private readonly listeners = new Map<string, Set<() => void>>()

  subscribe(topic: string, listener: () => void): () => void {
    const set = this.listeners.get(topic) ?? new Set()
    this.listeners.set(topic, set.add(listener))
    return () => {
      set.delete(listener)
      if (set.size === 0 && this.listeners.get(topic) === set) this.listeners.delete(topic)
    }
  }

  emit(topics: Iterable<string>): void {
    const called = new Set<() => void>()
    for (const topic of topics) for (const listener of this.listeners.get(topic) ?? []) called.add(listener)
    for (const listener of called) listener()
  }

  emitAll(): void {
    this.emit([...this.listeners.keys()])
  }
}
