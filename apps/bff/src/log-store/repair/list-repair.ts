import type { QuayLogPage, QuayLogPageToken, QuayLogScope } from '@quaymaster/quay-client'
import type { LogSource } from '../log-source.ts'
import type { StoreKeeper } from '../store-keeper.ts'
import type { CountedByScope } from '../worker/operations.ts'
import { isClosedScope } from './closed-scope.ts'
import { knownBetween } from './page-starts.ts'
import type { PageStart, PageStarts } from './page-starts.ts'
import { PAGE_ENTRIES } from './repair-bound.ts'
import type { Steps } from './steps.ts'

/** A list of a day in which entries are that are not stored. */
export type DayList = {
  scope: QuayLogScope
  /** Whose entries they are; null where the list says so itself. */
  namespace: Pick<CountedByScope, 'name' | 'isOrganization'> | null
  /** Quay's count of it. */
  count: number
  /** So many more than are stored. */
  missing: number
}

type Options = {
  keeper: StoreKeeper
  source: LogSource
  signal: AbortSignal
  day: string
  starts: PageStarts
  /** So many are missing that pages end within one instant all the time: another list's start is better than the own. */
  isCrowded: boolean
  /** Entries were found. */
  onFound: (entries: number) => void
}

/** Reads one list of a day for what is missing of it, page by page, as long as that is worth a call. */
export class ListRepair {
  readonly #options: Options
  readonly #list: DayList
  #missing: number
  /** Instants of the entries that were read, and where pages of them ended. */
  readonly #instants: string[] = []
  readonly #ends: string[] = []
  readonly #used = new Set<PageStart>()

  constructor(options: Options, list: DayList) {
    this.#options = options
    this.#list = list
    this.#missing = list.missing
  }

  get missing(): number {
    return this.#missing
  }

  /** Reads the list from its newest entry on. */
  async *read(): Steps {
    const sound: { token: QuayLogPageToken; at: string }[] = []
    const mending = await this.#begin()
    let listed = 0
    let next: QuayLogPageToken | undefined
    try {
      do {
        yield
        const page = await this.#page(mending, next)
        const first = page?.entries[0]
        if (next !== undefined && first !== undefined) sound.push({ token: next, at: first.at })
        listed += page?.entries.length ?? 0
        next = page?.next
        if (page !== undefined && this.#hasBetterStart(page)) break
      } while (next !== undefined && this.#missing > 0 && listed < this.#list.count)
    } finally {
      await this.#end(mending)
    }
    // A list that gave as many as Quay counts has skipped none.
    if (listed === this.#list.count) for (const { token, at } of sound) this.#options.starts.add(token, at)
    yield* this.patch()
  }

  /** Begins pages where others of the list ended, by starts that skip nothing. */
  async *patch(): Steps {
    for (let index = 0; index < this.#ends.length && this.#missing > 0; index += 1) {
      const start = this.#options.starts.above(this.#ends[index] ?? '', this.#instants, this.#used)
      if (start !== undefined) yield* this.goOnFrom(start)
    }
  }

  /** Reads on from there as long as that finds something. */
  async *goOnFrom(start: PageStart): Steps {
    this.#used.add(start)
    const mending = await this.#begin()
    let next: QuayLogPageToken | undefined = start.next
    let before: number
    try {
      do {
        before = this.#missing
        yield
        next = (await this.#page(mending, next))?.next
      } while (next !== undefined && this.#missing > 0 && this.#missing < before)
    } finally {
      await this.#end(mending)
    }
  }

  /** Whether a page from another list's start would give half of its entries at least, or all that are left. */
  #hasBetterStart({ entries }: QuayLogPage): boolean {
    const last = entries.at(-1)
    if (!this.#options.isCrowded || last === undefined || entries.length < PAGE_ENTRIES) return false
    const start = this.#options.starts.above(last.at, this.#instants, this.#used)
    if (start === undefined) return false
    const known = knownBetween(this.#instants, last.at, start.at)
    return known <= PAGE_ENTRIES / 2 || this.#missing <= PAGE_ENTRIES - known
  }

  async #page(mending: number, next: QuayLogPageToken | undefined): Promise<QuayLogPage | undefined> {
    const { keeper, source, signal, day, onFound } = this.#options
    const identity = await keeper.adopt()
    try {
      const query = { scope: this.#list.scope, from: day, to: day, next }
      const page = await source.page(query, { priority: 'background', signal })
      const { found } = await keeper.keep(identity, 'mend', { mending, entries: page.entries })
      this.#missing -= found
      onFound(found)
      this.#instants.push(...page.entries.map(({ at }) => at))
      const last = page.entries.at(-1)
      if (last !== undefined && page.next !== undefined) this.#ends.push(last.at)
      return page
    } catch (error) {
      if (isClosedScope(error)) return undefined
      throw error
    }
  }

  /** Pages that follow one another tell each entry once; those from another start may tell it again. */
  async #begin(): Promise<number> {
    const { namespace } = this.#list
    const scope = namespace === null ? null : { name: namespace.name, isOrganization: namespace.isOrganization }
    return (await this.#options.keeper.write('beginMending', { day: this.#options.day, scope })).mending
  }

  async #end(mending: number): Promise<void> {
    await this.#options.keeper.write('endMending', { mending })
  }
}
