import { AUTHENTICATION_TYPES } from '@quaymaster/contracts/registry'
import type { RegistrySummary } from '@quaymaster/contracts/registry'
import type { Credential, TokenFileProblem } from '@quaymaster/contracts/status'
import { createQuayClient, isQuayTokenRefusal, isQuayUserRefusedError } from '@quaymaster/quay-client'
import type { QuayCallReport, QuayClient, QuayClientOptions } from '@quaymaster/quay-client'
import { ProblemError } from '../problems/problem-error.ts'
import { CallMeter } from './call-meter.ts'
import { CredentialWatch } from './credential-watch.ts'
import type { QuayGateway } from './gateway.ts'
import { findBlocker } from './blocker.ts'
import type { Needs, TokenKind } from './needs.ts'
import { TokenProbes } from './probes.ts'
import { problemOfQuayError } from './quay-problem.ts'
import { RegistryWatch } from './registry-watch.ts'
import type { TokenSource } from './token-file.ts'
import { isUnsupported, UnsupportedRegistryError } from './unsupported-registry.ts'
import { makeUserAgent } from './user-agent.ts'

export type GatewayOptions = {
  baseUrl: string
  ca?: string | undefined
  /** At least one of the two. */
  readToken?: TokenSource | undefined
  writeToken?: TokenSource | undefined
  isDemo: boolean
  /** Of the console. */
  version: string
  /** Keys the digest by which Quay's log names our staff. */
  userAgentKey: string | Buffer
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds of a clock that never jumps. @default performance.now */
  monotonicMs?: (() => number) | undefined
  /** Shorter ones than the client's own, for tests. */
  deadlineMs?: QuayClientOptions['deadlineMs']
  /** Cuts our own secrets out of every text that Quay answers. */
  redact?: ((text: string) => string) | undefined
  /** Told of every token that was read, before it is used. */
  onToken?: ((token: string) => void) | undefined
  /** Told of requests that nobody waits for, checks of the tokens included. */
  onBackgroundRequests?: ((requests: number) => void) | undefined
  /** Told when a token's file is no longer taken, and why, and when it is again. */
  onTokenFile?: ((token: TokenKind, problem: TokenFileProblem | undefined) => void) | undefined
}

const TICK_MS = 500

/** @throws {TypeError} when a token file is not taken. */
export async function createGateway(options: GatewayOptions): Promise<QuayGateway> {
  const gateway = new Gateway(options)
  await gateway.open()
  return gateway
}

class Gateway implements QuayGateway {
  readonly userAgent: QuayGateway['userAgent']
  readonly #options: GatewayOptions
  readonly #monotonicMs: () => number
  readonly #meter: CallMeter
  readonly #registry: RegistryWatch
  readonly #anonymous: QuayClient
  readonly #watches = new Map<TokenKind, CredentialWatch>()
  readonly #probes: Record<TokenKind, TokenProbes> = { read: new TokenProbes(), write: new TokenProbes() }
  readonly #startedAt: string
  readonly #closing = new AbortController()
  #timer: NodeJS.Timeout | undefined

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#monotonicMs = options.monotonicMs ?? (() => performance.now())
    this.#meter = new CallMeter(this.#monotonicMs)
    this.#startedAt = this.#instant()
    this.userAgent = makeUserAgent(options.version, options.userAgentKey)
    this.#anonymous = this.#connect(undefined)
    this.#registry = new RegistryWatch({ client: this.#anonymous, ...this.#watching() })
  }

  async open(): Promise<void> {
    const sources = { read: this.#options.readToken, write: this.#options.writeToken }
    for (const kind of ['read', 'write'] as const) {
      const source = sources[kind]
      if (source === undefined) continue
      const connect = (token: string) => this.#connect(token)
      this.#watches.set(
        kind,
        CredentialWatch.open({ kind, source, connect, onTokenFile: this.#options.onTokenFile, ...this.#watching() }),
      )
    }
    if (this.#watches.size === 0) throw new TypeError('A token for reading or one for changing is needed.')
  }

  async start(): Promise<void> {
    if (isUnsupported(this.#options.baseUrl, undefined)) throw this.#unsupported()
    await Promise.all([this.#registry.describe(), ...this.#each((watch) => watch.ask())])
    if (isUnsupported(this.#options.baseUrl, this.#registry.description)) throw this.#unsupported()
    // Where nobody answers the start goes on: probes follow when a token is first seen alive.
    await Promise.all(this.#each(async (watch) => (watch.state === 'live' ? this.#probe(watch) : undefined)))
    this.#timer = setInterval(() => void this.#tick(), TICK_MS)
    this.#timer.unref()
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#closing.abort()
    await Promise.all([this.#anonymous.close(), ...this.#each((watch) => watch.close())])
  }

  summary(): RegistrySummary {
    const { baseUrl, isDemo } = this.#options
    const { description } = this.#registry
    const type = AUTHENTICATION_TYPES.find((known) => known === description?.authenticationType)
    return {
      host: new URL(baseUrl).host,
      title: description?.title ?? '',
      isDemo,
      isReadOnly: description?.registryState === 'read-only',
      isConsoleReadOnly: !this.#watches.has('write'),
      isPlainHttp: baseUrl.startsWith('http:'),
      ...this.#state(),
      authenticationType: type ?? 'unknown',
      isMailOn: description?.hasMailing ?? false,
      hasQuota: description?.hasQuotas ?? false,
    }
  }

  description() {
    return this.#registry.description
  }

  describedAt() {
    return this.#registry.describedAt
  }

  connection(): string | undefined {
    const { description } = this.#registry
    const reader = this.#watch('read')
    if (description === undefined || reader?.state !== 'live') return undefined
    const { hostname = '', authenticationType } = description
    return JSON.stringify([this.#options.baseUrl, hostname, authenticationType, reader.account])
  }

  credentials(): Credential[] {
    return (['read', 'write'] as const).map((token) => {
      const watch = this.#watches.get(token)
      if (watch === undefined) return { token, state: 'absent', since: this.#startedAt }
      const { state, since, account, superuserKind, fileChangedAt, fileProblem = null } = watch
      const isFileUsable = fileProblem === null
      const probes = [...this.#probes[token].all]
      return { token, state, since, account, superuserKind, fileChangedAt, isFileUsable, fileProblem, probes }
    })
  }

  blocker(needs: Needs) {
    const watch = needs.token === 'none' ? undefined : this.#watch(needs.token)
    const knowledge = {
      state: watch?.state ?? ('absent' as const),
      superuserKind: watch?.superuserKind ?? null,
      weakness: watch === undefined ? undefined : this.#probes[watch.kind].weakness,
      canReadAsSuperuser: watch === undefined ? null : this.#probes[watch.kind].canReadAsSuperuser,
    }
    return findBlocker(needs, knowledge, this.#registry.description)
  }

  consoleAccounts(): ReadonlySet<string> {
    return new Set(this.#each((watch) => watch.account).filter((name) => name !== null))
  }

  async read<T>(call: (client: QuayClient) => Promise<T>, token: TokenKind = 'read'): Promise<T> {
    const watch = this.#usable(token)
    const { suspicions } = watch
    const isLive = watch.isLiveNow()
    const answer = await this.#noticing(watch, call)
    if ((await isLive) && watch.suspicions === suspicions) return answer
    const { lastError } = watch
    throw lastError === undefined || watch.isRefused() ? credentialInvalid() : problemOfQuayError(lastError)
  }

  async confirmToken(token: TokenKind = 'read'): Promise<boolean> {
    return (await this.#watch(token)?.confirm()) ?? false
  }

  async write<T>(call: (client: QuayClient) => Promise<T>): Promise<T> {
    const watch = this.#usable('write')
    void watch.isLiveNow()
    return await this.#noticing(watch, call)
  }

  callCounts() {
    return this.#meter.lastMinute()
  }

  async probe(): Promise<void> {
    await this.#registry.describe()
    await Promise.all(this.#each((watch) => this.#probe(watch)))
  }

  async reload(): Promise<void> {
    await Promise.all(this.#each((watch) => watch.reload()))
  }

  async #tick(): Promise<void> {
    await Promise.all([this.#registry.tick(), ...this.#each((watch) => this.#tickOne(watch))])
  }

  /** A token that comes to life, or another one, is probed by itself. */
  async #tickOne(watch: CredentialWatch): Promise<void> {
    const { client, state } = watch
    await watch.tick()
    const isOther = client !== watch.client
    if (isOther) this.#probes[watch.kind].reset()
    const isReborn = state !== 'live' && watch.state === 'live'
    if (isOther || isReborn) await this.#probe(watch)
  }

  #probe(watch: CredentialWatch): Promise<void> {
    const other = this.#watches.get(watch.kind === 'read' ? 'write' : 'read')
    return this.#probes[watch.kind].run(watch, other, this.#registry.description, this.#instant())
  }

  #usable(kind: TokenKind): CredentialWatch {
    const watch = this.#watch(kind)
    if (watch === undefined) throw new ProblemError('not_allowed', 403, { params: { reason: 'credential_absent' } })
    if (watch.isRefused()) throw credentialInvalid()
    return watch
  }

  async #noticing<T>(watch: CredentialWatch, call: (client: QuayClient) => Promise<T>): Promise<T> {
    try {
      return await call(watch.client)
    } catch (error) {
      if (isQuayTokenRefusal(error)) {
        watch.suspect()
        throw credentialInvalid()
      }
      if (isQuayUserRefusedError(error) && error.refusal === 'accounts-external')
        throw await this.#accountsExternal(error)
      throw error
    }
  }

  /** People come from elsewhere since a moment ago: what was described before is no longer so. */
  async #accountsExternal(cause: unknown): Promise<ProblemError> {
    await this.#registry.describe()
    const type = this.#registry.description?.authenticationType ?? 'unknown'
    return new ProblemError('accounts_external', 409, { params: { type }, cause })
  }

  #watch(kind: TokenKind): CredentialWatch | undefined {
    return this.#watches.get(kind) ?? (kind === 'read' ? this.#watches.get('write') : undefined)
  }

  #each<T>(map: (watch: CredentialWatch) => T): T[] {
    return [...this.#watches.values()].map(map)
  }

  /** What is wrong with a token comes before how the registry answers: nothing of what it says is believed then. */
  #state(): Pick<RegistrySummary, 'state' | 'since'> {
    const watches = [...this.#watches.values()]
    const dead = watches.find((watch) => watch.state === 'dead')
    if (dead !== undefined) return { state: 'credential-dead', since: dead.since }
    const suspect = watches.find((watch) => watch.state === 'suspect')
    const { state, since } = this.#registry
    if (suspect !== undefined && state !== 'unreachable') return { state: 'credential-suspect', since: suspect.since }
    return { state, since }
  }

  #connect(token: string | undefined): QuayClient {
    const { baseUrl, ca, version, deadlineMs, redact } = this.#options
    if (token !== undefined) this.#options.onToken?.(token)
    const onCall = (report: QuayCallReport) => this.#note(report)
    return createQuayClient({ baseUrl, ca, token, deadlineMs, userAgent: `quaymaster/${version}`, redact, onCall })
  }

  #note(report: QuayCallReport): void {
    const isBackground = report.priority === 'background' || report.isTokenCheck
    this.#meter.count(isBackground ? 'background' : 'interactive', report.requests)
    if (isBackground) this.#options.onBackgroundRequests?.(report.requests)
    this.#registry.noteCall(report)
  }

  #watching() {
    return { now: this.#monotonicMs, instant: this.#instant, signal: this.#closing.signal }
  }

  readonly #instant = (): string => new Date(this.#options.now()).toISOString()

  #unsupported(): UnsupportedRegistryError {
    return new UnsupportedRegistryError(new URL(this.#options.baseUrl).host)
  }
}

function credentialInvalid(): ProblemError {
  return new ProblemError('quay_credential_invalid', 503)
}
