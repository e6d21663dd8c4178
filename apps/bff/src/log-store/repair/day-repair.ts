import type { LogSource } from '../log-source.ts'
import { REGISTRY } from '../quay-counts.ts'
import type { StoreKeeper } from '../store-keeper.ts'
import type { CountedByScope } from '../worker/operations.ts'
import { ListRepair } from './list-repair.ts'
import type { DayList } from './list-repair.ts'
import { PageStarts } from './page-starts.ts'
import { PAGE_ENTRIES } from './repair-bound.ts'
import type { ScopeCounts } from './scope-counts.ts'
import type { Steps } from './steps.ts'

export type RepairTools = {
  keeper: StoreKeeper
  source: LogSource
  signal: AbortSignal
  counts: ScopeCounts
  /** Organizations of the registry, a call for every hundred of them. */
  organizations: () => Steps<readonly string[]>
}

/** Where more than this part of a day is missing its pages end within one instant all the time. */
const CROWDED = 0.05

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
  readonly #explored = new Set<string>()
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

  async *run(): Steps {
    yield* this.#readNamespaces(await this.#namespaces())
    if (this.#left > 0) yield* this.#patch()
    if (this.#left > 0) yield* this.#readNamespaces(yield* this.#otherOrganizations())
    if (this.#left > 0) yield* this.#readRegistry()
  }

  async *#readNamespaces(namespaces: readonly CountedByScope[]): Steps {
    const { counts } = this.#tools
    const isKnown = ({ name }: CountedByScope) => counts.known({ kind: 'organization', name }, this.#day) !== undefined
    // What was counted for another day costs nothing.
    const ordered = [...namespaces.filter(isKnown), ...namespaces.filter((each) => !isKnown(each))]
    for (const namespace of ordered) {
      if (this.#left <= 0) return
      const scope = { kind: 'organization', name: namespace.name } as const
      const count = yield* counts.get(scope, this.#day)
      if (count > namespace.count) {
        yield* this.#readNamespace(namespace, { scope, namespace, count, missing: count - namespace.count })
      }
    }
  }

  /** By its own list or by those of its repositories, whichever is cheaper; then by the other way. */
  async *#readNamespace(namespace: CountedByScope, list: DayList): Steps {
    const pages = Math.ceil(list.count / PAGE_ENTRIES)
    const repositories = await this.#repositories(namespace)
    const isByRepository = pages > 1 && repositories.length > 1 && (this.#isCrowded || repositories.length < pages)
    if (isByRepository) yield* this.#readRepositories(namespace, repositories)
    const missing = list.count - (await this.#storedOf(namespace))
    if (missing <= 0 || this.#left <= 0) return
    const own = this.#list({ ...list, missing })
    yield* own.read()
    if (own.missing > 0) yield* this.#readRepositories(namespace, await this.#repositories(namespace))
  }

  async *#readRepositories(namespace: CountedByScope, repositories: readonly CountedByScope[]): Steps {
    for (const { name, count: stored } of repositories) {
      if (this.#left <= 0) return
      if (this.#explored.has(name)) continue
      this.#explored.add(name)
      const scope = { kind: 'repository', path: name } as const
      const count = yield* this.#tools.counts.get(scope, this.#day)
      if (count > stored) yield* this.#list({ scope, namespace, count, missing: count - stored }).read()
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
    const list = this.#list({ scope: REGISTRY, namespace: null, count: this.#expected, missing: this.#left })
    for (const start of this.#starts.all.toSorted((a, b) => b.at.localeCompare(a.at))) {
      if (this.#left <= 0) return
      yield* list.goOnFrom(start)
    }
    if (this.#left > 0 && !this.#isCrowded) yield* list.read()
  }

  async *#otherOrganizations(): Steps<CountedByScope[]> {
    const known = new Set((await this.#namespaces()).map(({ name }) => name))
    const names = yield* this.#tools.organizations()
    return names.filter((name) => !known.has(name)).map((name) => ({ name, isOrganization: true, count: 0 }))
  }

  #list(list: DayList): ListRepair {
    const { keeper, source, signal } = this.#tools
    const repair = new ListRepair(
      {
        keeper,
        source,
        signal,
        day: this.#day,
        starts: this.#starts,
        isCrowded: this.#isCrowded,
        onFound: (entries) => (this.#left -= entries),
      },
      list,
    )
    this.#unfinished.push(repair)
    return repair
  }

  #namespaces(): Promise<CountedByScope[]> {
    return this.#tools.keeper.read('byScope', { day: this.#day })
  }

  #repositories({ name }: CountedByScope): Promise<CountedByScope[]> {
    return this.#tools.keeper.read('byScope', { day: this.#day, namespace: name })
  }

  async #storedOf(namespace: CountedByScope): Promise<number> {
    return (await this.#namespaces()).find(({ name }) => name === namespace.name)?.count ?? 0
  }
}
