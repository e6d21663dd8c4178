import type { QuayLogPage, QuayLogPageToken, QuayLogScope } from '@quaymaster/quay-client'
import type { LogSource } from '../../../quay/log-source.ts'
import type { LogDatabase } from '../../db/log-database.ts'
import type { ScopeCount } from '../../db/worker/entries/count-by-scope.ts'
import { isClosedScope } from '../../source/closed-scope.ts'
import { PageReader } from '../../source/page-reader.ts'
import { knownBetween } from './page-starts.ts'
import type { PageStart, PageStarts } from './page-starts.ts'
import { PAGE_ENTRIES } from './repair-calls.ts'
import type { Steps } from './steps.ts'

/** A list of a day in which entries are that are not stored. */
export type DayList = {
  scope: QuayLogScope
  /** Whose entries they are; null where the list says so itself. */
  namespace: Pick<ScopeCount, 'name' | 'isOrganization'> | null
  /** Quay's count of it. */
  count: number
  /** So many more than are stored. */
  missing: number
  /** Its pages probably end within one instant: another list's start is better than the own. */
  isCutOften: boolean
}

type Options = {
  database: LogDatabase
  source: LogSource
  signal: AbortSignal
  day: string
  starts: PageStarts
  /** Entries were found. */
  onFound: (entries: number) => void
}

/** So many tries without a find say that the list skipped its entries elsewhere. */
const MAX_USELESS = 2

/** Reads one list of a day for what is missing of it, page by page, as long as that is worth a call. */
export class ListRepair {
  readonly #options: Options
  readonly #list: DayList
  #missing: number
  /** Instants of the entries that were read, and where pages of them ended. */
  readonly #instants: string[] = []
  readonly #ends: string[] = []
  readonly #used = new Set<PageStart>()
  readonly #pageReader = new PageReader()

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
    const merge = await this.#begin()
    let listed = 0
    let next: QuayLogPageToken | undefined
    try {
      do {
        yield
        const page = await this.#page(merge, next)
        const first = page?.entries[0]
        if (next !== undefined && first !== undefined) sound.push({ token: next, at: first.at })
        listed += page?.entries.length ?? 0
        // The page after one that is not full is empty.
        next = page?.entries.length === PAGE_ENTRIES ? page.next : undefined
        if (page !== undefined && this.#hasBetterStart(page)) break
      } while (next !== undefined && this.#missing > 0 && listed < this.#list.count)
    } finally {
      await this.#end(merge)
    }
    // A list that gave as many as Quay counts has skipped none.
    if (listed === this.#list.count) for (const { token, at } of sound) this.#options.starts.add(token, at)
    if (this.#list.isCutOften) yield* this.patch()
  }

  /** Reads the list's newest page, then a page for each token, so that none is skipped; `drop`: tokens of no use. */
  async *readByTokens(tokens: readonly QuayLogPageToken[], drop: (token: QuayLogPageToken) => void): Steps {
    const merge = await this.#begin()
    let before = ''
    let listed = 0
    try {
      for (const next of [undefined, ...tokens]) {
        if (this.#missing <= 0 || listed >= this.#list.count) return
        yield
        const page = await this.#readPage(next)
        if (page === undefined) return
        const content = JSON.stringify(page.entries)
        // Two tokens with the same number give the same page; it must not be taken for twenty equal entries more.
        if (next !== undefined && (content === before || page.entries.length === 0)) drop(next)
        else await this.#take(merge, page)
        if (content !== before) listed += page.entries.length
        before = content
      }
    } finally {
      await this.#end(merge)
    }
  }

  /** Begins pages where others of the list ended, by starts that skip nothing, until some were of no use. */
  async *patch(): Steps {
    let useless = 0
    for (let index = 0; index < this.#ends.length && this.#missing > 0 && useless < MAX_USELESS; index += 1) {
      const start = this.#options.starts.above(this.#ends[index] ?? '', this.#instants, this.#used)
      if (start === undefined) continue
      const before = this.#missing
      yield* this.continueFrom(start)
      useless = this.#missing < before ? 0 : useless + 1
    }
  }

  /** Reads on from there as long as that finds something. */
  async *continueFrom(start: PageStart): Steps {
    this.#used.add(start)
    const merge = await this.#begin()
    let next: QuayLogPageToken | undefined = start.next
    let before: number
    try {
      do {
        before = this.#missing
        yield
        next = (await this.#page(merge, next))?.next
      } while (next !== undefined && this.#missing > 0 && this.#missing < before)
    } finally {
      await this.#end(merge)
    }
  }

  /** Whether a page from another list's start would give most of its entries, or all that are left. */
  #hasBetterStart({ entries }: QuayLogPage): boolean {
    const last = entries.at(-1)
    if (last === undefined || entries.length < PAGE_ENTRIES) return false
    const start = this.#options.starts.above(last.at, this.#instants, this.#used)
    if (start === undefined) return false
    const known = knownBetween(this.#instants, last.at, start.at)
    const isLast = this.#list.count - this.#instants.length <= PAGE_ENTRIES - known
    return this.#list.isCutOften && (isLast || known <= PAGE_ENTRIES / 4)
  }

  async #page(merge: number, next: QuayLogPageToken | undefined): Promise<QuayLogPage | undefined> {
    const page = await this.#readPage(next)
    if (page !== undefined) await this.#take(merge, page)
    return page
  }

  /** Undefined where the list is closed to us. */
  async #readPage(next: QuayLogPageToken | undefined): Promise<(QuayLogPage & { connection: string }) | undefined> {
    const { database, source, signal, day } = this.#options
    const connection = await database.confirmRegistry()
    const query = { scope: this.#list.scope, from: day, to: day, next }
    const call = () => source.page(query, { priority: 'background', signal })
    try {
      return { ...(await this.#pageReader.read(call, next)), connection }
    } catch (error) {
      if (isClosedScope(error)) return undefined
      throw error
    }
  }

  async #take(merge: number, { entries, next, connection }: QuayLogPage & { connection: string }): Promise<void> {
    const { database, onFound } = this.#options
    const { found } = await database.writeConfirmed(connection, 'mergePage', { merge, entries })
    this.#missing -= found
    onFound(found)
    this.#instants.push(...entries.map(({ at }) => at))
    const last = entries.at(-1)
    if (last !== undefined && next !== undefined) this.#ends.push(last.at)
  }

  /** Pages that follow one another tell each entry once; those from another start may tell it again. */
  async #begin(): Promise<number> {
    const { namespace } = this.#list
    const scope = namespace === null ? null : { name: namespace.name, isOrganization: namespace.isOrganization }
    return (await this.#options.database.write('beginMerge', { day: this.#options.day, scope })).merge
  }

  async #end(merge: number): Promise<void> {
    await this.#options.database.write('endMerge', { merge })
  }
}
