import type { REGISTRY_STATES } from '@quaymaster/contracts/registry'
import { isQuayHttpError, isQuayOverloadedError, isQuayResponseError, isQuaySchemaError } from '@quaymaster/quay-client'
import type { QuayCallReport, QuayClient, QuayRegistry } from '@quaymaster/quay-client'

type RegistryState = Extract<
  (typeof REGISTRY_STATES)[number],
  'starting' | 'live' | 'slow' | 'unreachable' | 'bad-response'
>

const DESCRIPTION_INTERVAL_MS = 60_000
const RECOVERY_INTERVAL_MS = 2_000
const DESCRIPTION_DEADLINE_MS = 5_000
/** A registry whose calls take longer than this on average is called slow. */
const SLOW_MS = 2_000
/** Weight of the newest call in that average. */
const WEIGHT = 0.3

/** Outcomes of a call in which Quay itself spoke. */
const ANSWERS = new Set(['ok', 'not-found', 'forbidden', 'refused', 'read-only', 'invalid-token'])

type Options = {
  /** Without a token: what Quay says about itself, it says to everybody. */
  client: QuayClient
  now: () => number
  instant: () => string
  /** Ends what is asked. */
  signal: AbortSignal
}

/** The registry as it describes itself, and how it answers. */
export class RegistryWatch {
  readonly #options: Options
  #description: QuayRegistry | undefined
  #describedAt: string | null = null
  #state: RegistryState = 'starting'
  #since: string
  #askedAt = -Infinity
  #averageMs = 0
  #asking: Promise<void> | undefined

  constructor(options: Options) {
    this.#options = options
    this.#since = options.instant()
  }

  get description(): QuayRegistry | undefined {
    return this.#description
  }

  get describedAt(): string | null {
    return this.#describedAt
  }

  get state(): RegistryState {
    return this.#state
  }

  get since(): string {
    return this.#since
  }

  /** Reads the description; those who ask meanwhile share the answer. Never throws. */
  describe(): Promise<void> {
    this.#asking ??= this.#describeNow().finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  /** Called every second or so. */
  async tick(): Promise<void> {
    const intervalMs = this.#state === 'live' ? DESCRIPTION_INTERVAL_MS : RECOVERY_INTERVAL_MS
    if (this.#options.now() - this.#askedAt >= intervalMs) await this.describe()
  }

  /** Every call to Quay tells how it went: one that found nobody there has the description asked at once. */
  noteCall(report: QuayCallReport): void {
    if (report.requests === 0) return
    this.#averageMs += WEIGHT * (report.durationMs - this.#averageMs)
    const isAnswering = this.#state === 'live' || this.#state === 'slow'
    if (isAnswering && ANSWERS.has(report.outcome)) this.#enterAnswering()
    else void this.describe()
  }

  async #describeNow(): Promise<void> {
    this.#askedAt = this.#options.now()
    try {
      const { client, signal } = this.#options
      this.#description = await client.registry.describe({ deadlineMs: DESCRIPTION_DEADLINE_MS, signal })
      this.#describedAt = this.#options.instant()
      this.#averageMs += WEIGHT * (this.#options.now() - this.#askedAt - this.#averageMs)
      this.#enterAnswering()
    } catch (error) {
      if (!isQuayOverloadedError(error)) this.#enter(isNotQuay(error) ? 'bad-response' : 'unreachable')
    }
  }

  #enterAnswering(): void {
    this.#enter(this.#averageMs > SLOW_MS ? 'slow' : 'live')
  }

  #enter(state: RegistryState): void {
    if (state === this.#state) return
    this.#state = state
    this.#since = this.#options.instant()
  }
}

/** Something is there and does not speak as Quay does. */
function isNotQuay(error: unknown): boolean {
  if (isQuayHttpError(error)) return error.kind !== 'unavailable' && error.kind !== 'rate-limited'
  return isQuayResponseError(error) || isQuaySchemaError(error)
}
