import type { QuayLogPageToken } from '@quaymaster/quay-client'
import type { LogSource } from '../../../quay/log-source.ts'
import { REGISTRY } from '../../source/quay-counts.ts'
import type { LogDatabase } from '../../db/log-database.ts'
import type { ScopeCount } from '../../db/worker/entries/count-by-scope.ts'
import { ListRepair } from './list-repair.ts'
import type { DayList } from './list-repair.ts'
import type { OffsetTokens } from './offset-tokens.ts'
import { PageStarts } from './page-starts.ts'
import { PAGE_ENTRIES } from './repair-calls.ts'
import type { ScopeCounts } from './scope-counts.ts'
import type { Steps } from './steps.ts'

export type RepairTools = {
  database: LogDatabase
  source: LogSource
  signal: AbortSignal
  counts: ScopeCounts
  offsetTokens: OffsetTokens
  /** Organizations of the registry, a call for every hundred of them. */
  organizations: () => Steps<readonly string[]>
}

/** Where more than this part of a day is missing its pages end within one instant all the time. */
const CROWDED = 0.05
/** Where more of its entries than this share their second with another, most walks add up what they leave out. */
const DENSE = 0.15
/** So many ends of a list's pages within one second, by what is known of it, are worth reading its repositories first. */
const MANY_CUTS = 1
/** The largest namespace may have so many times the entries that those tell which are stored. */
const LIST_ROOM = 1.1
/** So many tokens take a list further than its own do before most of it is skipped. */
const FEW_TOKENS = 5
/** Part of what a repair may cost that may go into tokens for this day and all days before it. */
const TOKENS_PART = 3

/**
 * Looks for the entries that a day's own list skipped in other lists that have them: those of namespaces and
 * repositories of which Quay counts more than is stored, the cheapest first. Their pages end elsewhere.
 */
export class DayRepair {
  readonly #tools: RepairTools
  readonly #day: string
  readonly #expected: number
  readonly #starts = new PageStarts()
  readonly #isCrowded: boolean
  /** Lists that were read and still miss entries. */
  readonly #unfinished: ListRepair[] = []
  readonly #unfinishedNamespaces: ScopeCount[] = []
  readonly #explored = new Set<string>()
  #tokens: readonly QuayLogPageToken[] = []
  #left: number

  constructor(tools: RepairTools, { day, expected, missing }: { day: string; expected: number; missing: number }) {
    this.#tools = tools
    this.#day = day
    this.#expected = expected
    this.#left = missing
    this.#isCrowded = missing > expected * CROWDED
  }

  /** Entries that are still missing. */
  get left(): number {
    return this.#left
  }

  /** `maxCalls`: calls that it may make. */
  async *run(maxCalls: number): Steps {
    if (await this.#isDense()) yield* this.#collectTokens(Math.ceil(maxCalls / TOKENS_PART))
    yield* this.#readNamespaces(await this.#namespaces())
    if (this.#left > 0) yield* this.#patch()
    for (const namespace of this.#unfinishedNamespaces) {
      if (this.#left > 0) yield* this.#readRepositories(namespace, await this.#repositories(namespace))
    }
    if (this.#left > 0) yield* this.#readNamespaces(yield* this.#otherOrganizations())
    if (this.#left > 0) yield* this.#readRegistry()
  }

  /** Many entries share their second, and many are missing: Quay keeps whole seconds. */
  async #isDense(): Promise<boolean> {
    const { stored, seconds } = await this.#tools.database.read('seconds', { day: this.#day })
    return this.#isCrowded && stored - seconds > stored * DENSE
  }

  /** Gets tokens that skip nothing for the namespaces' lists, and reads the day's own list if they happen to be enough. */
  async *#collectTokens(calls: number): Steps {
    const namespaces = await this.#namespaces()
    const stored = namespaces.reduce((sum, { count }) => sum + count, 0)
    const largest = (this.#expected * Math.max(0, ...namespaces.map(({ count }) => count))) / Math.max(1, stored)
    const wanted = Math.ceil((largest * LIST_ROOM) / PAGE_ENTRIES)
    this.#tokens = yield* this.#tools.offsetTokens.tokens(this.#day, wanted, calls)
    if (!this.#isInReach(this.#expected)) return
    yield* this.#read({
      scope: REGISTRY,
      namespace: null,
      count: this.#expected,
      missing: this.#left,
      isCutOften: this.#isCrowded,
    })
  }

  /** Reads a list by tokens that skip nothing where there are enough, else by its own. */
  async *#read(list: DayList): Steps<ListRepair> {
    const repair = this.#list(list)
    // By its own tokens such a list would lose more than is beyond the reach of those.
    const usesTokens = this.#isInReach(list.count) || (list.isCutOften && this.#tokens.length >= FEW_TOKENS)
    if (usesTokens) yield* repair.readByTokens(this.#tokens, (token) => this.#drop(token))
    else yield* repair.read()
    return repair
  }

  #isInReach(count: number): boolean {
    const needed = Math.ceil(count / PAGE_ENTRIES) - 1
    return needed === 0 || (this.#tokens.length > 0 && this.#tokens.length >= needed)
  }

  /** Whether its own list would probably skip entries: each page may end between entries of one second. */
  #isCutOften({ count: stored, seconds }: ScopeCount, count: number): boolean {
    return this.#isCrowded && (1 - seconds / Math.max(1, stored)) * (count / PAGE_ENTRIES) > MANY_CUTS
  }

  #drop(token: QuayLogPageToken): void {
    this.#tools.offsetTokens.drop(token)
    this.#tokens = this.#tokens.filter((each) => each !== token)
  }

  async *#readNamespaces(namespaces: readonly ScopeCount[]): Steps {
    const { counts } = this.#tools
    const isKnown = ({ name }: ScopeCount) => counts.known({ kind: 'organization', name }, this.#day) !== undefined
    // What was counted for another day costs nothing.
    const ordered = [...namespaces.filter(isKnown), ...namespaces.filter((each) => !isKnown(each))]
    for (const namespace of ordered) {
      if (this.#left <= 0) return
      const scope = { kind: 'organization', name: namespace.name } as const
      const count = yield* counts.get(scope, this.#day)
      if (count > namespace.count) {
        yield* this.#readNamespace(namespace, {
          scope,
          namespace,
          count,
          missing: count - namespace.count,
          isCutOften: this.#isCutOften(namespace, count),
        })
      }
    }
  }

  /** By its own list; where that would skip too much, by those of its repositories first. */
  async *#readNamespace(namespace: ScopeCount, list: DayList): Steps {
    const repositories = await this.#repositories(namespace)
    const isByRepository = !this.#isInReach(list.count) && repositories.length > 1 && list.isCutOften
    if (isByRepository) yield* this.#readRepositories(namespace, repositories)
    const missing = list.count - (await this.#storedOf(namespace))
    if (missing <= 0 || this.#left <= 0) return
    const own = yield* this.#read({ ...list, missing })
    if (own.missing > 0) this.#unfinishedNamespaces.push(namespace)
  }

  async *#readRepositories(namespace: ScopeCount, repositories: readonly ScopeCount[]): Steps {
    for (const repository of repositories) {
      const { name, count: stored } = repository
      if (this.#left <= 0) return
      if (this.#explored.has(name)) continue
      this.#explored.add(name)
      const scope = { kind: 'repository', path: name } as const
      const count = yield* this.#tools.counts.get(scope, this.#day)
      if (count > stored)
        yield* this.#read({
          scope,
          namespace,
          count,
          missing: count - stored,
          isCutOften: this.#isCutOften(repository, count),
        })
    }
  }

  /** What later lists told about sound starts of pages may help those before them. */
  async *#patch(): Steps {
    for (const list of this.#unfinished) {
      if (this.#left <= 0) return
      if (list.missing > 0) yield* list.patch()
    }
  }

  /** The day's own list: from every sound start, or, where little is missing, once more for what came late. */
  async *#readRegistry(): Steps {
    const list = this.#list({
      scope: REGISTRY,
      namespace: null,
      count: this.#expected,
      missing: this.#left,
      isCutOften: this.#isCrowded,
    })
    for (const start of this.#starts.all.toSorted((a, b) => b.at.localeCompare(a.at))) {
      if (this.#left <= 0) return
      yield* list.continueFrom(start)
    }
    if (this.#left > 0 && !this.#isCrowded) yield* list.read()
  }

  async *#otherOrganizations(): Steps<ScopeCount[]> {
    const known = new Set((await this.#namespaces()).map(({ name }) => name))
    const names = yield* this.#tools.organizations()
    return names
      .filter((name) => !known.has(name))
      .map((name) => ({ name, isOrganization: true, count: 0, seconds: 0 }))
  }

  #list(list: DayList): ListRepair {
    const { database, source, signal } = this.#tools
    const repair = new ListRepair(
      {
        database,
        source,
        signal,
        day: this.#day,
        starts: this.#starts,
        onFound: (entries) => (this.#left -= entries),
      },
      list,
    )
    this.#unfinished.push(repair)
    return repair
  }

  #namespaces(): Promise<ScopeCount[]> {
    return this.#tools.database.read('byScope', { day: this.#day })
  }

  #repositories({ name }: ScopeCount): Promise<ScopeCount[]> {
    return this.#tools.database.read('byScope', { day: this.#day, namespace: name })
  }

  async #storedOf(namespace: ScopeCount): Promise<number> {
    return (await this.#namespaces()).find(({ name }) => name === namespace.name)?.count ?? 0
  }
}
