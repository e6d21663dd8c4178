const LIST_PAUSES_MS = [1_000, 2_000, 5_000, 15_000]
/** Of many lists below one kind a few may fail for good: they must not cost calls for ever. */
const CHILD_LIST_PAUSES_MS = [5_000, 60_000, 600_000, 3_600_000]

/** Lists that failed by themselves, while Quay as a whole answers: each is left alone for a while. */
export class RestingLists<Reason> {
  readonly #pausesMs: readonly number[]
  readonly #resting = new Map<string, { untilMs: number; times: number; reason: Reason }>()

  constructor(hasParents: boolean) {
    this.#pausesMs = hasParents ? CHILD_LIST_PAUSES_MS : LIST_PAUSES_MS
  }

  get size(): number {
    return this.#resting.size
  }

  /** Why lists rest; null where none does. */
  get reason(): Reason | null {
    const [newest] = [...this.#resting.values()].slice(-1)
    return newest?.reason ?? null
  }

  isResting(scope: string, nowMs: number): boolean {
    return (this.#resting.get(scope)?.untilMs ?? 0) > nowMs
  }

  noteFailure(scope: string, reason: Reason, nowMs: number): void {
    const times = this.#resting.get(scope)?.times ?? 0
    const pauseMs = this.#pausesMs[Math.min(times, this.#pausesMs.length - 1)] ?? 0
    this.#resting.delete(scope)
    this.#resting.set(scope, { untilMs: nowMs + pauseMs, times: times + 1, reason })
  }

  delete(scope: string): void {
    this.#resting.delete(scope)
  }

  /** Lets all of them be tried at once; how often they failed stays known. */
  wake(): void {
    for (const resting of this.#resting.values()) resting.untilMs = 0
  }

  clear(): void {
    this.#resting.clear()
  }
}
