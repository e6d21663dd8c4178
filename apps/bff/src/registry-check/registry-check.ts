import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RegistryCheckStatus, RegistryDecision } from '@quaymaster/contracts/registry-check'
import type { Budget } from '../background/budget.ts'
import { isoOf } from '../time/clock.ts'
import type { Clock } from '../time/clock.ts'
import { followedDayOf } from '../time/calendar.ts'
import { StoreFlawError } from '../store/store-flaw-error.ts'
import type { CheckedLog, CheckedUsers, RegistryRecord, Suspicion } from './checked-stores.ts'
import { Comparison, isRestored } from './comparison.ts'
import type { ComparisonOptions, RegistrySource } from './comparison.ts'
import { NoRegistryError, RegistryUnconfirmedError } from '../quay/no-registry-error.ts'
import { judge } from './verdict.ts'
import { waitReason } from './wait-reason.ts'

type Options = {
  source: RegistrySource
  budget: Budget
  clock: Clock
  /** Told of what a check waits for; it goes on by itself. */
  onError?: ((error: unknown) => void) | undefined
}

type Trigger = NonNullable<RegistryCheckStatus['trigger']>
type WaitReason = NonNullable<RegistryCheckStatus['waitingFor']>

/** A check under way, or one that ended with a question. */
type Run = {
  id: string
  connection: string
  trigger: Trigger
  comparison: Comparison
  abort: AbortController
  waitingFor: WaitReason | null
  isAsked: boolean
  ended: Promise<void>
}

const PAUSES_MS = [1_000, 2_000, 5_000, 15_000, 60_000]
const BACKGROUND = 'background'
/** So many older entries must match before the newest ones can be called lost by a restore. */
const NOTABLE_ENTRIES = 5

/**
 * Says whether what is stored belongs to the registry that answers now. URL, host name, sign-in type and account only
 * start a check; what was stored decides. Until it has decided, nothing is stored and everything stored stays visible.
 */
export class RegistryCheck {
  readonly #options: Options
  readonly #closing = new AbortController()
  readonly #listeners = new Set<() => void>()
  #log: CheckedLog | undefined
  #users: CheckedUsers | undefined
  #confirmed: string | undefined
  #suspicion: Suspicion | null = null
  #lastDecision: RegistryDecision | null = null
  #run: Run | undefined
  #evaluating: Promise<void> | undefined

  constructor(options: Options) {
    this.#options = options
  }

  attachLog(log: CheckedLog): void {
    this.#log = log
  }

  attachUsers(users: CheckedUsers): void {
    this.#users = users
  }

  /** Told when a check has decided, and when the log store is open. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener)
  }

  notify(): void {
    for (const listener of this.#listeners) listener()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    this.#run?.abort.abort()
    await this.#run?.ended
  }

  /**
   * The connection under which what Quay tells may be stored; begins a check where one is due.
   * @throws {NoRegistryError} while Quay and its credential were not seen alive.
   * @throws {RegistryUnconfirmedError} while a check has not decided.
   */
  async confirm(): Promise<string> {
    const connection = this.#options.source.connection()
    if (connection === undefined || this.#log?.isOpen() === false) {
      throw new NoRegistryError('Quay was not seen alive yet.', this.#options.source.blocker())
    }
    if (!this.isConfirmed(connection)) {
      this.#evaluating ??= this.#evaluate(connection).finally(() => {
        this.#evaluating = undefined
      })
      await this.#evaluating
    }
    if (!this.isConfirmed(connection)) throw new RegistryUnconfirmedError()
    return connection
  }

  /** Whether what was read through this connection may be stored now. */
  isConfirmed(connection: string): boolean {
    return this.#confirmed === connection && this.#options.source.connection() === connection
  }

  /** The log store's file is another one: what was known of it no longer holds, and a check of it is over. */
  forget(): void {
    this.#run?.abort.abort()
    this.#run = undefined
    this.#confirmed = undefined
    this.#suspicion = null
  }

  /** The tail poll did not meet what is stored: nothing is stored until a check has decided. */
  async suspect(suspicion: Suspicion): Promise<void> {
    this.#confirmed = undefined
    this.#suspicion = suspicion
    await this.#log?.suspect(suspicion)
    void this.confirm().catch(() => undefined)
  }

  /** One call in the background: the newest stored past day, where it is not as Quay lists it. */
  async findUnfamiliarDay(): Promise<string | undefined> {
    const [day] = (await this.#log?.storedDays(this.#today(), 1)) ?? []
    if (day === undefined || this.#log === undefined) return undefined
    await this.#options.budget.take(this.#closing.signal)
    const call = { priority: BACKGROUND, signal: this.#closing.signal } as const
    const { entries } = await this.#options.source.page({ scope: { kind: 'registry' }, from: day, to: day }, call)
    const countDays = await this.#log.compareDay(day, entries)
    const isFamiliar = countDays.comparable === 0 ? entries.length > 0 : judge(countDays, 1) === 'same'
    return isFamiliar ? undefined : day
  }

  status(): RegistryCheckStatus {
    const run = this.#run
    const { step, done, total } = run?.comparison.progress() ?? { step: 'days' as const, done: 0, total: 0 }
    const none = { comparable: 0, found: 0 }
    return {
      state: this.#state(),
      checkId: run?.isAsked === true ? run.id : null,
      trigger: run?.trigger ?? null,
      step,
      done,
      total,
      entries: { ...(run?.comparison.entries ?? none) },
      users: { ...(run?.comparison.users ?? none) },
      waitingFor: run?.waitingFor ?? null,
      lastDecision: this.#lastDecision,
    }
  }

  /**
   * Takes an administrator's answer; false where this question is not asked any more. Calls to Quay that it needs are
   * made at once.
   */
  async answer(checkId: string, registry: 'same' | 'other'): Promise<boolean> {
    const run = this.#run
    if (run?.isAsked !== true || run.id !== checkId) return false
    const call = { priority: 'interactive', signal: run.abort.signal } as const
    run.isAsked = false
    try {
      await this.#settle(run, registry, 'administrator', { ...this.#comparing(call), take: () => Promise.resolve() })
    } catch (error) {
      run.isAsked = true
      throw error
    }
    return true
  }

  #state(): RegistryCheckStatus['state'] {
    if (this.#run === undefined) return this.#confirmed === undefined ? 'starting' : 'confirmed'
    if (this.#run.isAsked) return 'asked'
    return this.#run.waitingFor === null ? 'running' : 'waiting'
  }

  async #evaluate(connection: string): Promise<void> {
    if (this.#run?.connection === connection) return
    this.#run?.abort.abort()
    this.#run = undefined
    const [log, users] = [await this.#readLogRecord(), this.#users?.record()]
    this.#suspicion ??= log?.suspicion ?? null
    this.#lastDecision = log?.lastDecision ?? null
    if (isUnknown(connection, log, users)) return this.#begin(connection, 'connection_changed')
    if (log !== undefined && log.connection !== connection) await this.#log?.accept(connection, log.lastDecision)
    if (users !== undefined && users.connection !== connection) await this.#users?.accept(connection, false)
    // A doubt may have come up meanwhile.
    if (this.#suspicion !== null) return this.#begin(connection, 'entries_missing')
    this.#confirmed = connection
  }

  /** A file that cannot be read holds nothing that could be mixed up, and must not hold up the users. */
  async #readLogRecord(): Promise<RegistryRecord | undefined> {
    try {
      return await this.#log?.record()
    } catch (error) {
      if (error instanceof StoreFlawError) return undefined
      throw error
    }
  }

  #begin(connection: string, trigger: Trigger): void {
    const abort = new AbortController()
    const call = { priority: BACKGROUND, signal: AbortSignal.any([abort.signal, this.#closing.signal]) } as const
    const comparison = new Comparison(this.#comparing(call))
    const run: Run = {
      id: randomUUID(),
      connection,
      trigger,
      comparison,
      abort,
      waitingFor: null,
      isAsked: false,
      ended: Promise.resolve(),
    }
    this.#confirmed = undefined
    this.#run = run
    run.ended = this.#check(run, this.#comparing(call))
  }

  /** A call that fails is made again after a while: that Quay does not answer says nothing of which one it is. */
  async #check(run: Run, options: ComparisonOptions): Promise<void> {
    const { signal } = options.call
    for (let failures = 0; !this.#isOver(run); failures += 1) {
      try {
        const { judgment, by } = await run.comparison.run()
        run.waitingFor = null
        if (judgment === 'undecided') run.isAsked = true
        else await this.#settle(run, judgment, by, options)
        return
      } catch (error) {
        if (this.#isOver(run)) return
        this.#options.onError?.(error)
        run.waitingFor = waitReason(error)
        const pauseMs = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)]
        await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined)
      }
    }
  }

  #isOver({ abort }: Run): boolean {
    return abort.signal.aborted || this.#closing.signal.aborted
  }

  async #settle(
    run: Run,
    judgment: 'same' | 'other',
    by: RegistryDecision['by'],
    options: ComparisonOptions,
  ): Promise<void> {
    const isDue = judgment === 'same' && this.#suspicion !== null
    // Where Quay has nothing older that matches, its newest stored entries may as well have been rotated away.
    const isGone = isDue && judge(run.comparison.entries, NOTABLE_ENTRIES) === 'same' && (await isRestored(options))
    // What was compared may have come through another connection meanwhile.
    if (this.#run !== run || this.#options.source.connection() !== run.connection) {
      throw new NoRegistryError('The connection changed during the check.')
    }
    const verdict = judgment === 'other' ? 'other_registry' : isGone ? 'registry_restored' : 'same_registry'
    const { entries, users } = run.comparison
    const at = isoOf(this.#options.clock.now())
    const decision: RegistryDecision = { verdict, by, at, entries: { ...entries }, users: { ...users } }
    await this.#apply(run.connection, decision)
    this.#run = undefined
    this.#suspicion = null
    this.#lastDecision = decision
    this.#confirmed = run.connection
    this.notify()
  }

  /** The log store first: where the process ends in between, the users are compared by themselves. */
  async #apply(connection: string, decision: RegistryDecision): Promise<void> {
    const [log, users] = [this.#log, this.#users]
    const { verdict } = decision
    if (log !== undefined) {
      if (verdict !== 'same_registry' && !(await log.record()).isEmpty) await log.setAside(verdict)
      await log.accept(connection, decision)
    }
    if (verdict === 'other_registry') await users?.reset(connection)
    else await users?.accept(connection, verdict === 'registry_restored')
  }

  #comparing(call: ComparisonOptions['call']): ComparisonOptions {
    const { source, budget } = this.#options
    const take = () => budget.take(call.signal ?? this.#closing.signal)
    return { source, log: this.#log, users: this.#users, today: this.#today(), take, call }
  }

  #today(): string {
    return followedDayOf(this.#options.clock.now())
  }
}

/** Whether something is stored that was not confirmed under this connection. */
function isUnknown(
  connection: string,
  log: RegistryRecord | undefined,
  users: ReturnType<CheckedUsers['record']> | undefined,
): boolean {
  const isLogUnknown = log !== undefined && !log.isEmpty && !log.isTrusted && log.connection !== connection
  return isLogUnknown || (users !== undefined && !users.isEmpty && users.connection !== connection)
}
