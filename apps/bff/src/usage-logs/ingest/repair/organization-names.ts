import type { LogSource } from '../../../quay/log-source.ts'
import type { Steps } from './steps.ts'

type Options = { source: LogSource; signal: AbortSignal }

/** New organizations are found by what they do; those of which nothing is stored are rarely looked for. */
const KEPT_MS = 3_600_000

/** Names of the registry's organizations, kept for a while: every day with a gap may ask for them. */
export class OrganizationNames {
  readonly #options: Options
  #kept: { identity: string | undefined; atMs: number; names: readonly string[] } | undefined

  constructor(options: Options) {
    this.#options = options
  }

  async *get(): Steps<readonly string[]> {
    const { source, signal } = this.#options
    const identity = source.connection()
    const isFresh = this.#kept?.identity === identity && performance.now() - (this.#kept?.atMs ?? 0) < KEPT_MS
    if (this.#kept !== undefined && isFresh) return this.#kept.names
    const names: string[] = []
    const pages = source.organizations({ priority: 'background', signal })
    for (;;) {
      yield
      const page = await pages.next()
      if (page.done === true) break
      names.push(...page.value)
      if (page.value.length < NAMES_PER_PAGE) break
    }
    this.#kept = { identity, atMs: performance.now(), names }
    return names
  }
}

/** A page that is not full is the last one: no call is taken for the end. */
const NAMES_PER_PAGE = 100
