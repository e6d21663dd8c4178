import { isQuayNameError } from '@quaymaster/quay-client'
import type { QuayCallOptions, QuayLogPage } from '@quaymaster/quay-client'
import { addDays } from '../time/calendar.ts'
import { SearchUnavailableError } from '../quay/log-source.ts'
import type { LogSource } from '../quay/log-source.ts'
import type { CheckedLog, CheckedUsers } from './checked-stores.ts'
import { DECISIVE_ENTRIES, DECISIVE_USERS, judge } from './verdict.ts'
import type { Judgment, Tally } from './verdict.ts'

export type RegistrySource = Pick<LogSource, 'connection' | 'blocker' | 'page' | 'counts' | 'isUser'>

export type ComparisonOptions = {
  source: RegistrySource
  log: CheckedLog | undefined
  users: CheckedUsers | undefined
  today: string
  /** Waits until one more call is due. */
  take: () => Promise<void>
  call: QuayCallOptions
}

const DAYS = 20
const USERS = 20
/** Quay counts so many days in one call. */
const COUNTED_DAYS = 28
const REGISTRY = { kind: 'registry' } as const

/** Compares what is stored with what Quay says now. A call that failed is made again by the next `run`: it is no miss. */
export class Comparison {
  readonly #options: ComparisonOptions
  #days: string[] | undefined
  #names: string[] | undefined
  #daysDone = 0
  #namesDone = 0
  readonly entries: Tally = { comparable: 0, found: 0 }
  readonly users: Tally = { comparable: 0, found: 0 }

  constructor(options: ComparisonOptions) {
    this.#options = options
  }

  progress(): { step: 'days' | 'users'; done: number; total: number } {
    if (this.#names !== undefined) return { step: 'users', done: this.#namesDone, total: this.#names.length }
    return { step: 'days', done: this.#daysDone, total: this.#days?.length ?? 0 }
  }

  /** Compares entries and, where they do not decide, users. */
  async run(): Promise<{ judgment: Judgment; by: 'entries' | 'users' }> {
    await this.#compareDays()
    const judgment = judge(this.entries, DECISIVE_ENTRIES)
    if (judgment !== 'undecided') return { judgment, by: 'entries' }
    await this.#compareUsers()
    return { judgment: judge(this.users, DECISIVE_USERS), by: 'users' }
  }

  async #compareDays(): Promise<void> {
    try {
      this.#days ??= await this.#pickDays()
      for (const day of this.#days.slice(this.#daysDone)) {
        const countDays = await this.#compareDay(day)
        this.entries.comparable += countDays.comparable
        this.entries.found += countDays.found
        this.#daysDone += 1
      }
    } catch (error) {
      // A registry whose logs go where it cannot search has nothing that could be compared.
      if (!(error instanceof SearchUnavailableError)) throw error
      this.#days = []
      this.#daysDone = 0
    }
  }

  async #compareDay(day: string): Promise<Tally> {
    const { log, source, call, take } = this.#options
    await take()
    const page = await source.page({ scope: REGISTRY, from: day, to: day }, call)
    return (await log?.compareDay(day, page.entries)) ?? { comparable: 0, found: 0 }
  }

  /** The newest stored days before today, without those that Quay counts as empty now. */
  async #pickDays(): Promise<string[]> {
    const { log, today, source, call, take } = this.#options
    const days = (await log?.storedDays(today, DAYS + COUNTED_DAYS)) ?? []
    const [to] = days
    if (to === undefined) return []
    const from = addDays(to, 1 - COUNTED_DAYS)
    await take()
    const counts = await source.counts({ scope: REGISTRY, from, to }, call)
    const counted = new Set(counts.filter(({ count }) => count > 0).map(({ day }) => day))
    return days.filter((day) => day < from || counted.has(day)).slice(0, DAYS)
  }

  async #compareUsers(): Promise<void> {
    const { users, source, call, take } = this.#options
    this.#names ??= users?.sample(USERS) ?? []
    for (const name of this.#names.slice(this.#namesDone)) {
      await take()
      const isThere = await source.isUser(name, call).catch((error: unknown) => {
        if (isQuayNameError(error)) return undefined
        throw error
      })
      this.users.comparable += isThere === undefined ? 0 : 1
      this.users.found += isThere === true ? 1 : 0
      this.#namesDone += 1
    }
  }
}

/** So many of the newest stored entries tell a restored backup. */
const NEWEST = 5
const MAX_PAGES = 50

/**
 * Whether the registry, known to be the same, lost its newest entries as after a restored backup: none of the newest five
 * that are stored is in the list of their days any more. Single entries that are gone are no restore.
 */
export async function isRestored({ log, source, call, take }: ComparisonOptions): Promise<boolean> {
  const newest = (await log?.newest(NEWEST)) ?? []
  const [first, last] = [newest.at(-1), newest.at(0)]
  if (log === undefined || first === undefined || last === undefined || newest.length < NEWEST) return false
  let next: QuayLogPage['next']
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    await take()
    const page = await source.page({ scope: REGISTRY, from: first.day, to: last.day, next }, call)
    if ((await log.countNewest(NEWEST, page.entries)) > 0) return false
    next = page.next
    if (next === undefined || page.entries.some(({ at }) => at < first.at)) return true
  }
  return false
}
