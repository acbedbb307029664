/**
 * How tall each row is, as measured or else as estimated, and where it therefore starts. Sums are made anew only from the
 * first row that changed.
 */
export class Heights {
  private ids: readonly string[] = []
  private index = new Map<string, number>()
  private starts = new Float64Array(1)
  private valid = 0
  private readonly measured = new Map<string, number>()
  private estimate: (index: number) => number = () => 0

  set(ids: readonly string[], estimate: (index: number) => number): void {
    if (ids === this.ids) return
    let same = 0
    while (same < ids.length && ids[same] === this.ids[same]) same++
    this.ids = ids
    this.estimate = estimate
    if (same < ids.length || this.index.size !== ids.length) this.index = new Map(ids.map((id, i) => [id, i]))
    if (this.starts.length < ids.length + 1) {
      const wider = new Float64Array(Math.ceil(ids.length * 1.25) + 1)
      wider.set(this.starts.subarray(0, Math.min(this.valid, same) + 1))
      this.starts = wider
    }
    this.valid = Math.min(this.valid, same)
  }

  get count(): number {
    return this.ids.length
  }

  get total(): number {
    return this.start(this.ids.length)
  }

  indexOf(id: string): number {
    return this.index.get(id) ?? -1
  }

  idAt(index: number): string | undefined {
    return this.ids[index]
  }

  height(index: number): number {
    const id = this.ids[index]
    if (id === undefined) return 0
    return this.measured.get(id) ?? this.estimate(index)
  }

  /** True when it was not what had been thought. */
  measure(id: string, height: number): boolean {
    const index = this.indexOf(id)
    if (index < 0 || height <= 0) return false
    const before = this.height(index)
    this.measured.set(id, height)
    if (Math.abs(before - height) < 0.25) return false
    this.valid = Math.min(this.valid, index)
    return true
  }

  start(index: number): number {
    const wanted = Math.min(index, this.ids.length)
    for (let i = this.valid; i < wanted; i++) this.starts[i + 1] = (this.starts[i] ?? 0) + this.height(i)
    this.valid = Math.max(this.valid, wanted)
    return this.starts[wanted] ?? 0
  }

  /** The row at a distance from the top; the first or last where there is none. */
  at(y: number): number {
    this.start(this.ids.length)
    let low = 0
    let high = this.ids.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.starts[middle] ?? 0) <= y) low = middle
      else high = middle - 1
    }
    return Math.max(0, low)
  }
}
