import { addDays } from '../../time/calendar.ts'
import type { DayCoverage } from '../db/day-coverage.ts'
import type { LogSource } from '../../quay/log-source.ts'
import { COUNTED_DAYS, keepCounts, toStretches } from '../source/quay-counts.ts'
import type { Days } from '../source/quay-counts.ts'
import type { LogDatabase } from '../db/log-database.ts'
import { retryOnce } from '../source/retry-once.ts'

/** Waits until one more call is due. */
type TakeCall = () => Promise<void>

type Options = {
  database: LogDatabase
  source: LogSource
  signal: AbortSignal
  /** First day that is kept. */
  oldestDay: () => string
}

/** A day that is compared later, since it was requested again, is counted again. */
const RECOUNT_TTL_MS = 600_000

/** `rewalk`: its list is read once more. `incomplete`: Quay counts entries that its list did not give. */
export type DayOutcome = 'complete' | 'rewalk' | 'incomplete'

/** Compares days with Quay's own counts. */
export class DayCompletion {
  readonly #options: Options
  /** Days that were counted once more, after their last entries came, and when. */
  readonly #recounted = new Map<string, number>()

  constructor(options: Options) {
    this.#options = options
  }

  /** Asks for the counts of a day and of those before it that were not counted yet. */
  async count(day: string, takeCall: TakeCall): Promise<void> {
    const days = await this.#daysBefore(day)
    const start = days.find(({ expected }) => expected === null)?.day
    if (start !== undefined) await this.#countDays(takeCall, { from: start, to: day })
  }

  /** Compares a day whose list was read to its end. */
  async settle(day: string, takeCall: TakeCall): Promise<DayOutcome> {
    if ((await this.#coverage(day)).expected === null) await this.count(day, takeCall)
    if (await this.#isComplete(day)) return 'complete'
    await this.#recount(day, takeCall)
    if (await this.#isComplete(day)) return 'complete'
    return (await this.#options.database.write('recheckDay', { day })).isDue ? 'rewalk' : 'incomplete'
  }

  /** It may have been counted before its last entries came, and so may others: one call counts them all. */
  async #recount(day: string, takeCall: TakeCall): Promise<void> {
    if (performance.now() - (this.#recounted.get(day) ?? -Infinity) < RECOUNT_TTL_MS) return
    const others = (await this.#daysBefore(day)).filter(
      ({ state, expected }) => state === 'partial' && expected !== null,
    )
    const days = [...new Set([...others.map((each) => each.day), day])].toSorted()
    await this.#countDays(takeCall, { from: days[0] ?? day, to: day }, toStretches(days))
    for (const each of days) this.#recounted.set(each, performance.now())
  }

  #daysBefore(day: string): Promise<DayCoverage[]> {
    const { database, oldestDay } = this.#options
    const first = addDays(day, 1 - COUNTED_DAYS)
    const from = first < oldestDay() ? oldestDay() : first
    return database.read('days', { from: from < day ? from : day, to: day })
  }

  async #countDays(takeCall: TakeCall, { from, to }: Days, kept?: readonly Days[]): Promise<void> {
    const { database, source, signal } = this.#options
    const spend = async <T>(call: () => Promise<T>) => {
      await takeCall()
      return await retryOnce(call, takeCall)
    }
    await keepCounts({ database, source, call: { priority: 'background', signal }, spend }, from, to, kept)
  }

  async #coverage(day: string): Promise<DayCoverage> {
    const [coverage] = await this.#options.database.read('days', { from: day, to: day })
    if (coverage === undefined) throw new TypeError('There is no such day.')
    return coverage
  }

  async #isComplete(day: string): Promise<boolean> {
    return (await this.#coverage(day)).state === 'complete'
  }
}
