import { RegistryUnconfirmedError } from '../../quay/no-registry-error.ts'
import type { RegistryCheck } from '../../registry-check/registry-check.ts'
import { addDays } from '../../time/calendar.ts'
import type { LogSource } from '../../quay/log-source.ts'
import { REGISTRY } from '../source/quay-counts.ts'
import type { LogDatabase } from '../db/log-database.ts'

type Options = { database: LogDatabase; source: LogSource; registry: RegistryCheck; signal: AbortSignal }

/** How far back counts are compared when the tail poll did not meet what is stored. */
const COMPARED_DAYS = 7

/** Decides whether what the tail poll found is a reason to check which registry this is. */
export class TailConsistency {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /**
   * Stored entries are gone from Quay's list. `isApart`: the list has none of them; `fresh`: how many entries it has that
   * are not stored, by day. Where Quay counts as many as both together, they only changed places or fell between pages.
   * @throws {RegistryUnconfirmedError} once a check is due.
   */
  async checkVanished(day: string, isApart: boolean, fresh: Record<string, number>): Promise<void> {
    const [counted, { accepted, isTrusted }] = await Promise.all([
      this.#countMissing(day, fresh),
      this.#options.database.read('registryRecord', null),
    ])
    const isGrowing = Object.entries(counted).some(([each, missing]) => missing > (accepted[each] ?? 0))
    const isNewApart = isApart && accepted[day] === undefined
    if (!isGrowing && !isNewApart) return
    const shortfalls = { ...counted, [day]: counted[day] ?? 0 }
    if (isTrusted) await this.#options.database.write('acceptShortfalls', shortfalls)
    else await this.#raise(shortfalls)
  }

  /**
   * The poll has nothing stored that it could meet, or did not come down to it: a past day is looked at instead.
   * @throws {RegistryUnconfirmedError} once a check is due.
   */
  async checkUnmet(): Promise<void> {
    const { database, registry } = this.#options
    const day = await registry.findUnfamiliarDay()
    if (day === undefined) return
    const { accepted, isTrusted } = await database.read('registryRecord', null)
    if (!isTrusted && accepted[day] === undefined) await this.#raise({ [day]: 0 })
  }

  async #raise(shortfalls: Record<string, number>): Promise<never> {
    await this.#options.registry.suspect({ shortfalls })
    throw new RegistryUnconfirmedError()
  }

  /** Days of which Quay counts fewer entries than are stored, and how many fewer. */
  async #countMissing(day: string, fresh: Record<string, number>): Promise<Record<string, number>> {
    const { database, source, signal } = this.#options
    const from = addDays(day, -COMPARED_DAYS)
    const days = await database.read('days', { from, to: day })
    const counts = await source.counts({ scope: REGISTRY, from, to: day }, { priority: 'background', signal })
    const missing: Record<string, number> = {}
    for (const { day: each, stored } of days) {
      const count = counts.filter((one) => one.day === each).reduce((sum, one) => sum + one.count, 0)
      const known = stored + (fresh[each] ?? 0)
      if (known > count) missing[each] = known - count
    }
    return missing
  }
}
