import type { QuayLogScope } from '@quaymaster/quay-client'
import { addDays } from '../../../time/calendar.ts'
import type { LogSource } from '../../../quay/log-source.ts'
import { COUNTED_DAYS } from '../../source/quay-counts.ts'
import { isClosedScope } from '../../source/closed-scope.ts'
import type { Steps } from './steps.ts'

type Options = { source: LogSource; signal: AbortSignal; oldestDay: () => string }

type Counted = { from: string; to: string; byDay: ReadonlyMap<string, number> }

/** Quay's counts of single lists: one call serves the days of four weeks, and is asked for once. */
export class ScopeCounts {
  readonly #options: Options
  #identity: string | undefined
  readonly #counted = new Map<string, Counted[]>()

  constructor(options: Options) {
    this.#options = options
  }

  /** Undefined where Quay was not asked. */
  known(scope: QuayLogScope, day: string): number | undefined {
    this.#notice()
    const stretch = this.#counted.get(keyOf(scope))?.find(({ from, to }) => day >= from && day <= to)
    return stretch === undefined ? undefined : (stretch.byDay.get(day) ?? 0)
  }

  /** Asks Quay where it was not asked. */
  async *get(scope: QuayLogScope, day: string): Steps<number> {
    const known = this.known(scope, day)
    if (known !== undefined) return known
    yield
    const counted = await this.#ask(scope, day)
    this.#counted.set(keyOf(scope), [...(this.#counted.get(keyOf(scope)) ?? []), counted])
    return counted.byDay.get(day) ?? 0
  }

  async #ask(scope: QuayLogScope, to: string): Promise<Counted> {
    const { source, signal, oldestDay } = this.#options
    const first = addDays(to, 1 - COUNTED_DAYS)
    const from = first < oldestDay() ? oldestDay() : first
    const byDay = new Map<string, number>()
    try {
      for (const { day, count } of await source.counts({ scope, from, to }, { priority: 'background', signal })) {
        byDay.set(day, (byDay.get(day) ?? 0) + count)
      }
    } catch (error) {
      if (!isClosedScope(error)) throw error
    }
    return { from, to, byDay }
  }

  /** Another registry counts again. */
  #notice(): void {
    const identity = this.#options.source.connection()
    if (identity !== this.#identity) this.#counted.clear()
    this.#identity = identity
  }
}

const keyOf = (scope: QuayLogScope): string => JSON.stringify(scope)
