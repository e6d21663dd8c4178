import type { CallPriority } from '../background/budget.ts'
import type { KindRefresh } from './kind-refresh.ts'

const RANKS: Record<CallPriority, number> = { urgent: 0, normal: 1, low: 2 }

/**
 * Whose list is read next: what the usage log made stale, then the kinds by their priority and, within one, so that each
 * has its share of the calls.
 */
export class Schedule {
  readonly #refreshes: readonly KindRefresh[]
  readonly #spent = new Map<KindRefresh, number>()
  /** What the kind chosen last had spent: one that had nothing to do meanwhile has saved nothing up. */
  #floor = 0

  constructor(refreshes: readonly KindRefresh[]) {
    this.#refreshes = refreshes
  }

  /** Counts a call of the kind that it gives. */
  next(): { refresh: KindRefresh; priority: CallPriority } | undefined {
    const urgent = this.#refreshes.find((refresh) => refresh.queue.hasUrgent())
    if (urgent !== undefined) return { refresh: urgent, priority: 'urgent' }
    let chosen: KindRefresh | undefined
    for (const refresh of this.#refreshes) {
      if (refresh.queue.hasWork() && (chosen === undefined || this.#isBefore(refresh, chosen))) chosen = refresh
    }
    if (chosen === undefined) return undefined
    this.#floor = this.#spentBy(chosen)
    this.#spent.set(chosen, this.#floor + 1 / (chosen.kind.share ?? 1))
    return { refresh: chosen, priority: priorityOf(chosen) }
  }

  #isBefore(one: KindRefresh, other: KindRefresh): boolean {
    const [rank, otherRank] = [RANKS[priorityOf(one)], RANKS[priorityOf(other)]]
    return rank === otherRank ? this.#spentBy(one) < this.#spentBy(other) : rank < otherRank
  }

  #spentBy(refresh: KindRefresh): number {
    return Math.max(this.#floor, this.#spent.get(refresh) ?? 0)
  }
}

const priorityOf = ({ kind }: KindRefresh): CallPriority => kind.priority ?? 'normal'
