import type { LogSource } from '../../../quay/log-source.ts'
import type { LogDatabase } from '../../db/log-database.ts'
import type { RepairRecord } from '../../db/worker/days/repair-record.ts'
import { DayRepair } from './day-repair.ts'
import type { RepairTools } from './day-repair.ts'
import { OffsetTokens } from './offset-tokens.ts'
import { OrganizationNames } from './organization-names.ts'
import { maxRepairCalls } from './repair-calls.ts'
import { ScopeCounts } from './scope-counts.ts'
import type { Steps } from './steps.ts'

type Options = {
  database: LogDatabase
  source: LogSource
  signal: AbortSignal
  oldestDay: () => string
  today: () => string
}

/** Days whose missing entries are looked for in other lists. */
export type RepairCoverage = {
  /** Null while days are read, which goes first. */
  day: string | null
  /** Entries of that day that are missing now. */
  missing: number | null
  daysWaiting: number
  /** Calls that all of it will still cost at most. */
  callsAtMost: number
}

type Running = { repair: DayRepair; steps: Steps; record: RepairRecord }

/** Days with missing entries, apart from those that wait to be read. A repair makes one call at a time and keeps its place. */
export class RepairQueue {
  readonly #options: Options
  readonly #tools: RepairTools
  /** Waiting days, and what their repair will cost at most. */
  readonly #waiting = new Map<string, RepairRecord>()
  readonly #running = new Map<string, Running>()
  #current: string | null = null
  #isPruned = false

  constructor(options: Options) {
    const { database, source, signal, oldestDay, today } = options
    this.#options = options
    const names = new OrganizationNames({ source, signal })
    this.#tools = {
      database,
      source,
      signal,
      counts: new ScopeCounts({ source, signal, oldestDay }),
      offsetTokens: new OffsetTokens({ source, signal, today }),
      organizations: () => names.get(),
    }
  }

  has(day: string): boolean {
    return this.#waiting.has(day)
  }

  /** Every way is to be tried for the day, from the beginning or from where a process before this one was. */
  async add(day: string): Promise<void> {
    if (this.#waiting.has(day)) return
    const known = (await this.#options.database.read('repairs', null))[day]
    this.#waiting.set(day, known ?? (await this.#newRecord(day)))
  }

  /** Lets go of days for which there is nothing to repair any more. */
  async keepOnly(isOpen: ReadonlySet<string>): Promise<void> {
    if (!this.#isPruned) await this.#prune(isOpen)
    for (const day of this.#waiting.keys()) if (!isOpen.has(day)) await this.remove(day)
  }

  async remove(day: string): Promise<void> {
    await this.#stop(day)
    if (this.#waiting.delete(day)) await this.#options.database.write('saveRepair', { day, repair: null })
    if (this.#current === day) this.#current = null
  }

  /** What an earlier process left. */
  async #prune(isOpen: ReadonlySet<string>): Promise<void> {
    const { database } = this.#options
    for (const day of Object.keys(await database.read('repairs', null))) {
      if (!isOpen.has(day)) await database.write('saveRepair', { day, repair: null })
    }
    this.#isPruned = true
  }

  /** The repair begins again at the next step: what it knew may not hold any more. What it cost is not forgotten. */
  async #stop(day: string): Promise<void> {
    await this.#running.get(day)?.steps.return()
    this.#running.delete(day)
  }

  /** Makes one call for a day once it is due, or ends its repair. */
  async step(day: string, takeCall: () => Promise<void>): Promise<void> {
    this.#current = day
    const running = this.#running.get(day) ?? (await this.#begin(day))
    if (running === undefined || running.record.calls >= running.record.maxCalls) return await this.#finish(day)
    const { steps, record } = running
    await takeCall()
    record.calls += 1
    try {
      await this.#options.database.write('saveRepair', { day, repair: record })
      if ((await steps.next()).done === true) await this.#finish(day)
    } catch (error) {
      await this.#stop(day)
      throw error
    }
  }

  progress(): RepairCoverage | null {
    if (this.#waiting.size === 0) return null
    let callsAtMost = 0
    for (const { calls, maxCalls } of this.#waiting.values()) callsAtMost += Math.max(0, maxCalls - calls)
    // A day whose repair has not begun yet is a queued one.
    const day = this.#current !== null && this.#waiting.has(this.#current) ? this.#current : null
    const running = day === null ? undefined : this.#running.get(day)
    return {
      day: running === undefined ? null : day,
      missing: running?.repair.left ?? null,
      daysWaiting: this.#waiting.size - (running === undefined ? 0 : 1),
      callsAtMost,
    }
  }

  /** Undefined where nothing can be done without a call, and none is wanted. */
  async #begin(day: string): Promise<Running | undefined> {
    const { expected, stored } = await this.#coverage(day)
    // Some that are stored may have gone from Quay, so that others are missing besides.
    const record = this.#waiting.get(day) ?? (await this.#newRecord(day))
    const repair = new DayRepair(this.#tools, { day, expected, missing: Math.max(1, expected - stored) })
    const steps = repair.run(record.maxCalls)
    if ((await steps.next()).done === true) return undefined
    const running = { repair, steps, record }
    this.#running.set(day, running)
    return running
  }

  async #finish(day: string): Promise<void> {
    const [coverage] = await this.#options.database.read('days', { from: day, to: day })
    if (coverage?.state !== 'complete') await this.#options.database.write('setExhausted', { day, isExhausted: true })
    await this.remove(day)
  }

  async #newRecord(day: string): Promise<RepairRecord> {
    const { expected, stored } = await this.#coverage(day)
    return { calls: 0, maxCalls: maxRepairCalls(expected, stored) }
  }

  async #coverage(day: string): Promise<{ expected: number; stored: number }> {
    const [coverage] = await this.#options.database.read('days', { from: day, to: day })
    const { expected = 0, stored = 0 } = coverage ?? {}
    return { expected: expected ?? 0, stored }
  }
}
