import type { TokenFileProblem } from '@quaymaster/contracts/status'
import type { SuperuserKind } from '@quaymaster/contracts/registry'
import { isQuayOverloadedError } from '@quaymaster/quay-client'
import type { QuayCanary, QuayClient } from '@quaymaster/quay-client'
import type { TokenKind } from './needs.ts'
import type { CredentialState } from './blocker.ts'
import { isTokenFileChanged, readToken } from './token-file.ts'
import type { ReadToken, TokenSource } from './token-file.ts'

/** Asked a little sooner than trust ends, so that nobody waits for the answer while there is traffic. */
const CANARY_INTERVAL_MS = 9_000
/** How long a live answer counts. An answer of Quay's may be passed on only under one. */
const TRUST_MS = 10_000
const CANARY_DEADLINE_MS = 5_000
/** While somebody waits for a canary that is sent from now on. */
const CONFIRM_INTERVAL_MS = 5_000
/** A dead token is asked about less and less: Quay writes each use of it to its own log, in clear. */
const PAUSES_MS: Record<Exclude<CredentialState, 'absent' | 'live'>, readonly number[]> = {
  starting: [1_000, 3_000],
  suspect: [1_000, 1_000, 3_000],
  unreachable: [1_000, 3_000],
  dead: [2_000, 5_000, ...Array.from<number>({ length: 30 }).fill(10_000), 60_000],
}

type Options = {
  kind: TokenKind
  source: TokenSource
  connect: (token: string) => QuayClient
  /** Milliseconds of a clock that never jumps. */
  now: () => number
  /** The instant as an ISO string. */
  instant: () => string
  /** Ends what is asked. */
  signal: AbortSignal
  /** Told when the file is no longer taken, and when it is again (undefined). */
  onTokenFile?: ((token: TokenKind, problem: TokenFileProblem | undefined) => void) | undefined
}

/** One token: whether it lives, whose it is, and the client that carries it. */
export class CredentialWatch {
  readonly kind: TokenKind
  readonly #options: Options
  #token: ReadToken
  #client: QuayClient
  #state: CredentialState = 'starting'
  #since: string
  #account: string | null = null
  /** Another account than before, that one answer named for the same token. */
  #otherAccount: string | undefined
  #superuserKind: SuperuserKind | null = null
  #trustedAt = -Infinity
  #askedAt = -Infinity
  #usedAt = -Infinity
  #failures = 0
  #suspicions = 0
  #asking: Promise<void> | undefined
  /** Told by the next canary that is sent. */
  #waiting: ((isLive: boolean) => void)[] = []
  #lastError: unknown
  #fileProblem: TokenFileProblem | undefined

  private constructor(options: Options, token: ReadToken) {
    this.kind = options.kind
    this.#options = options
    this.#token = token
    this.#client = options.connect(token.value)
    this.#since = options.instant()
  }

  /** @throws {TypeError} when the file is not taken. */
  static open(options: Options): CredentialWatch {
    const token = readToken(options.source)
    if (typeof token === 'string') throw new TypeError(`The file of the token is not taken: ${token}.`)
    return new CredentialWatch(options, token)
  }

  get client(): QuayClient {
    return this.#client
  }

  get state(): CredentialState {
    return this.#state
  }

  get since(): string {
    return this.#since
  }

  /** Name of the account; null while unknown, or for good where the token lacks `user:read`. */
  get account(): string | null {
    return this.#account
  }

  get superuserKind(): SuperuserKind | null {
    return this.#superuserKind
  }

  get fileChangedAt(): string | null {
    return this.#token.fileChangedAt
  }

  /** Why no token is taken from the file now, where none is: the one that was read before goes on. */
  get fileProblem(): TokenFileProblem | undefined {
    return this.#fileProblem
  }

  /** Rises whenever the token falls under suspicion: an answer that came meanwhile is not to be believed. */
  get suspicions(): number {
    return this.#suspicions
  }

  /** Why the last canary did not come back, where it did not. */
  get lastError(): unknown {
    return this.#lastError
  }

  isRefused(): boolean {
    return this.#state === 'suspect' || this.#state === 'dead'
  }

  /** Something Quay answered looks as if the token were dead. Nothing counts until a canary says otherwise. */
  suspect(): void {
    this.#suspicions += 1
    this.#trustedAt = -Infinity
    if (this.#state !== 'dead') this.#enter('suspect')
    void this.ask()
  }

  /** Notes that the token is used, and waits where needed until it is known to live. True if it does. */
  async isLiveNow(): Promise<boolean> {
    this.#usedAt = this.#options.now()
    if (this.#options.now() - this.#trustedAt <= TRUST_MS) return true
    await this.ask()
    return this.#state === 'live'
  }

  /** Asks Quay whose the token is; those who ask meanwhile share the answer. */
  ask(): Promise<void> {
    this.#asking ??= this.#askNow().finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  /** Whether the token lives, by a canary that is sent from now on; the next one tells all who wait. */
  confirm(): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    this.#waiting.push(resolve)
    return promise
  }

  /** Called every second or so. */
  async tick(): Promise<void> {
    if (await isTokenFileChanged(this.#options.source, this.#token)) await this.reload()
    const now = this.#options.now()
    const isDue = now - this.#askedAt >= this.#pauseMs()
    const isWanted = this.#state !== 'live' || now - this.#usedAt < CANARY_INTERVAL_MS
    const isAwaited = this.#waiting.length > 0 && now - this.#askedAt >= CONFIRM_INTERVAL_MS
    if ((isDue && isWanted) || isAwaited) await this.ask()
  }

  /** Takes the token that is in the file now, once Quay was asked about it, so that no call meets an unproven one. */
  async reload(): Promise<void> {
    const token = readToken(this.#options.source)
    this.#noteFile(typeof token === 'string' ? token : undefined)
    if (typeof token === 'string') return
    const isSame = token.value === this.#token.value
    this.#token = token
    if (isSame) return
    const client = this.#options.connect(token.value)
    const sentAt = this.#options.now()
    const canary = await client.canary({ deadlineMs: 1_500, signal: this.#options.signal })
    const old = this.#client
    this.#client = client
    this.#suspicions += 1
    this.#failures = 0
    this.#trustedAt = -Infinity
    this.#account = null
    this.#take(canary, sentAt)
    // Calls that wait for their place in the old client still find it open.
    setTimeout(() => void old.close(), 700).unref()
  }

  #noteFile(problem: TokenFileProblem | undefined): void {
    if (problem === this.#fileProblem) return
    this.#fileProblem = problem
    this.#options.onTokenFile?.(this.kind, problem)
  }

  close(): Promise<void> {
    this.#tell(this.#takeWaiting(), false)
    return this.#client.close()
  }

  async #askNow(waitingBefore: ((isLive: boolean) => void)[] = []): Promise<void> {
    const waiting = [...waitingBefore, ...this.#takeWaiting()]
    const [client, suspicions, sentAt] = [this.#client, this.#suspicions, this.#options.now()]
    this.#askedAt = sentAt
    const canary = await client.canary({ deadlineMs: CANARY_DEADLINE_MS, signal: this.#options.signal })
    const isOfBefore = client !== this.#client || (suspicions !== this.#suspicions && canary.state !== 'dead')
    if (isOfBefore && canary.state !== 'unreachable') return await this.#askNow(waiting)
    this.#take(canary, sentAt)
    this.#tell(waiting, this.#state === 'live')
  }

  #takeWaiting(): ((isLive: boolean) => void)[] {
    const waiting = this.#waiting
    this.#waiting = []
    return waiting
  }

  #tell(waiting: readonly ((isLive: boolean) => void)[], isLive: boolean): void {
    for (const tell of waiting) tell(isLive)
  }

  #take(canary: QuayCanary, sentAt: number): void {
    this.#lastError = canary.state === 'unreachable' ? canary.error : undefined
    switch (canary.state) {
      case 'live':
      case 'scope-missing':
        if (this.#isAboutAnother(canary)) return this.#enter('suspect')
        this.#account = canary.state === 'live' ? canary.user.name : null
        this.#superuserKind = canary.state === 'live' ? canary.user.superuserKind : null
        this.#trustedAt = sentAt
        this.#failures = 0
        return this.#enter('live')
      case 'dead':
        this.#trustedAt = -Infinity
        this.#failures += 1
        return this.#enter('dead')
      case 'unreachable':
        if (isQuayOverloadedError(canary.error)) return
        this.#failures += 1
        if (!this.isRefused()) this.#enter('unreachable')
    }
  }

  /**
   * A token stays with its account: an answer that names another one is about another token, and is not believed. Only
   * where the next one says the same again, the account was renamed.
   */
  #isAboutAnother(canary: QuayCanary): boolean {
    const name = canary.state === 'live' ? canary.user.name : null
    const isOther = name !== null && this.#account !== null && name !== this.#account && name !== this.#otherAccount
    this.#otherAccount = isOther ? name : undefined
    if (isOther) this.#trustedAt = -Infinity
    return isOther
  }

  #enter(state: CredentialState): void {
    if (state === this.#state) return
    this.#state = state
    this.#since = this.#options.instant()
    this.#failures = 0
  }

  #pauseMs(): number {
    if (this.#state === 'live' || this.#state === 'absent') return CANARY_INTERVAL_MS
    const pauses = PAUSES_MS[this.#state]
    return pauses[Math.min(this.#failures, pauses.length - 1)] ?? CANARY_INTERVAL_MS
  }
}
