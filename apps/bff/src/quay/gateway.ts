import type { Reason } from '@quaymaster/contracts/decision'
import type { RegistrySummary } from '@quaymaster/contracts/registry'
import type { Credential } from '@quaymaster/contracts/status'
import type { QuayClient, QuayRegistry } from '@quaymaster/quay-client'
import type { Needs, TokenKind } from './needs.ts'

/** Calls to Quay, requests repeated below included, in the sixty seconds before now. */
export type CallCounts = { backgroundLastMinute: number; interactiveLastMinute: number }

/** The one way from the console to its Quay: two tokens, whether they live, and what they can do. */
export type QuayGateway = {
  /** What every page shows of the registry. */
  summary(): RegistrySummary
  /** Quay's own description of itself; undefined until it was read once. */
  description(): QuayRegistry | undefined
  /** When that was read; null before. */
  describedAt(): string | null
  /**
   * How Quay is reached, as one text: URL, host name, sign-in type and account of the token that reads. It does not tell
   * which registry this is; another one has what is stored checked. Undefined until Quay and that token were seen alive.
   */
  connection(): string | undefined
  /** The tokens with everything that administrators see. */
  credentials(): Credential[]
  /** What this Quay or these tokens lack for an operation as a whole. */
  blocker(needs: Needs): Reason | undefined
  /** Names of the accounts of Quay that the tokens belong to. */
  consoleAccounts(): ReadonlySet<string>
  /**
   * Reads, and gives the answer only if the credential was alive before and after. Without a token of its own for
   * reading, the other one is used; `token`: where what is asked for can be read with the other one only.
   * @throws {ProblemError} `quay_credential_invalid` while the token is suspect or dead.
   */
  read<T>(call: (client: QuayClient) => Promise<T>, token?: TokenKind): Promise<T>
  /**
   * Whether the token lived after this was asked: by the next check of it, within seconds, which answers all who wait. For
   * what is kept of answers that Quay gives to strangers too. False where the token is not there, or the gateway closes.
   */
  confirmToken(token?: TokenKind): Promise<boolean>
  /**
   * Changes. A dead token can change nothing, so that what comes back is Quay's answer; none is sent while the token is
   * suspect or dead.
   * @throws {ProblemError} `quay_credential_invalid`
   */
  write<T>(call: (client: QuayClient) => Promise<T>): Promise<T>
  /** Header that Quay may keep with extended action logging, so that its entries can be joined with ours. */
  userAgent(call: { requestId: string; staffId: string }): string
  /** How many requests Quay got from us, told apart by who waits. */
  callCounts(): CallCounts
  /** Asks Quay again what the tokens can do, by harmless reads. */
  probe(): Promise<void>
  /** Reads the token files again. */
  reload(): Promise<void>
  /**
   * First description, canary and probes; then watches.
   * @throws {UnsupportedRegistryError}
   */
  start(): Promise<void>
  close(): Promise<void>
}
