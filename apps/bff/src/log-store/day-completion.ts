import type { QuayLogScope } from '@quaymaster/quay-client'
import { addDays } from './calendar.ts'
import { isClosedScope } from './closed-scope.ts'
import type { DayCoverage } from './coverage.ts'
import type { LogSource } from './log-source.ts'
import { PagePasser } from './page-too-large.ts'
import { COUNTED_DAYS, keepCounts, REGISTRY } from './quay-counts.ts'
import type { StoreKeeper } from './store-keeper.ts'
import { retryOnce } from './transient.ts'
import type { CountedByScope } from './worker/operations.ts'

type Options = {
  keeper: StoreKeeper
  source: LogSource
  signal: AbortSignal
  /** Waits until one more call is due. */
  take: () => Promise<void>
  /** First day that is kept. */
  oldestDay: () => string
}

/** A list of more pages is read once more only after cheaper ways. */
const CHEAP_ENTRIES = 1_000

/** Compares days with Quay's own counts, and looks for what is missing in other lists that have it. */
export class DayCompletion {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Asks for the counts of a day and of those before it that nobody counted yet. */
  async count(day: string): Promise<void> {
    const { keeper, oldestDay } = this.#options
    const first = addDays(day, 1 - COUNTED_DAYS)
    const from = first < oldestDay() ? oldestDay() : first
    const days = await keeper.read('days', { from: from < day ? from : day, to: day })
    const start = days.find(({ expected }) => expected === null)?.day
    if (start !== undefined) await this.#countDays(start, day)
  }

  /** Does what can be done for a day whose list was read to its end. */
  async settle(day: string): Promise<void> {
    if ((await this.#coverage(day)).expected === null) await this.count(day)
    if (await this.#isSettled(day)) return
    // It may have been counted before its last entries came.
    await this.#countDays(day, day)
    if (await this.#isSettled(day)) return
    if ((await this.#options.keeper.write('doubtDay', { day })).isDoubted) return
    const { stored, unread } = await this.#coverage(day)
    // The same list would be cut into the same pages.
    if (unread === undefined) await this.#mendDay(day, stored)
    else await this.#mendByNamespace(day)
    await this.#options.keeper.write('setExhausted', { day, isExhausted: true })
  }

  async #mendDay(day: string, stored: number): Promise<void> {
    const isCheap = stored <= CHEAP_ENTRIES
    if (isCheap && (await this.#mend(day, REGISTRY, null))) return
    if (await this.#mendByNamespace(day)) return
    if (!isCheap) await this.#mend(day, REGISTRY, null)
  }

  async #mendByNamespace(day: string): Promise<boolean> {
    const { keeper } = this.#options
    const known = await keeper.read('byScope', { day })
    for (const namespace of [...known, ...(await this.#otherOrganizations(known))]) {
      const scope = { kind: 'organization', name: namespace.name } as const
      if ((await this.#countOf(scope, day)) <= namespace.count) continue
      if (await this.#mend(day, scope, namespace)) return true
      const after = (await keeper.read('byScope', { day })).find(({ name }) => name === namespace.name)
      if ((await this.#countOf(scope, day)) <= (after?.count ?? 0)) continue
      if (await this.#mendByRepository(day, namespace)) return true
    }
    return false
  }

  async #mendByRepository(day: string, namespace: CountedByScope): Promise<boolean> {
    for (const { name, count } of await this.#options.keeper.read('byScope', { day, namespace: namespace.name })) {
      const scope = { kind: 'repository', path: name } as const
      if ((await this.#countOf(scope, day)) > count && (await this.#mend(day, scope, namespace))) return true
    }
    return false
  }

  async #otherOrganizations(known: readonly CountedByScope[]): Promise<CountedByScope[]> {
    const { source, signal, take } = this.#options
    const names = new Set(known.map(({ name }) => name))
    await take()
    const list = async () => {
      const listed: string[] = []
      for await (const page of source.organizations({ priority: 'background', signal })) listed.push(...page)
      return listed
    }
    const others = (await retryOnce(list, take)).filter((name) => !names.has(name))
    return others.map((name) => ({ name, isOrganization: true, count: 0 }))
  }

  /** Reads a list of the day and puts in what is missing; true when the day is complete. */
  async #mend(day: string, scope: QuayLogScope, namespace: CountedByScope | null): Promise<boolean> {
    const { keeper, source, signal, take } = this.#options
    const identity = await keeper.adopt()
    const named = namespace === null ? null : { name: namespace.name, isOrganization: namespace.isOrganization }
    const { mending } = await keeper.write('beginMending', { day, scope: named })
    const passer = new PagePasser()
    try {
      let next: Awaited<ReturnType<LogSource['page']>>['next']
      do {
        await take()
        const query = { scope, from: day, to: day, next }
        const call = () => source.page(query, { priority: 'background', signal })
        const page = await passer.page(() => retryOnce(call, take), next)
        await keeper.keep(identity, 'mend', { mending, entries: page.entries })
        next = page.next
      } while (next !== undefined)
    } catch (error) {
      if (!isClosedScope(error)) throw error
    } finally {
      await keeper.write('endMending', { mending })
    }
    return await this.#isSettled(day)
  }

  async #countOf(scope: QuayLogScope, day: string): Promise<number> {
    const { source, signal, take } = this.#options
    await take()
    try {
      const call = () => source.counts({ scope, from: day, to: day }, { priority: 'background', signal })
      const counts = await retryOnce(call, take)
      return counts.reduce((sum, { count }) => sum + count, 0)
    } catch (error) {
      if (isClosedScope(error)) return 0
      throw error
    }
  }

  async #countDays(from: string, to: string): Promise<void> {
    const { keeper, source, signal, take } = this.#options
    const spend = async <T>(call: () => Promise<T>) => {
      await take()
      return await retryOnce(call, take)
    }
    await keepCounts({ keeper, source, call: { priority: 'background', signal }, spend }, from, to)
  }

  async #coverage(day: string): Promise<DayCoverage> {
    const [coverage] = await this.#options.keeper.read('days', { from: day, to: day })
    if (coverage === undefined) throw new TypeError('There is no such day.')
    return coverage
  }

  async #isSettled(day: string): Promise<boolean> {
    return (await this.#coverage(day)).state === 'complete'
  }
}
