import type { RegistryDecision } from '@quaymaster/contracts/registry-check'
import type { QuayLogEntry } from '@quaymaster/quay-client'
import type { Tally } from './verdict.ts'

/** Entries that Quay counts fewer of than are stored, by day: known and accepted, so that they raise no new doubt. */
export type Shortfalls = Readonly<Record<string, number>>

/** The tail poll did not meet what is stored. Kept across restarts until a check has decided. */
export type Suspicion = { shortfalls: Shortfalls }

/** What the log store's file says of the registry that its entries came from. */
export type RegistryRecord = {
  /** The connection under which the entries were last confirmed; null where the file never saw one. */
  connection: string | null
  isEmpty: boolean
  /** An administrator brought the file back: it is this registry's, whatever Quay still lists of it. */
  isTrusted: boolean
  suspicion: Suspicion | null
  accepted: Shortfalls
  lastDecision: RegistryDecision | null
}

export type SetAsideReason = 'other_registry' | 'registry_restored'

/** The log store as the check sees it. */
export type CheckedLog = {
  isOpen(): boolean
  record(): Promise<RegistryRecord>
  /** Days before this one of which entries are stored, newest first. */
  storedDays(before: string, limit: number): Promise<string[]>
  /** Compares the newest entries that Quay lists of a day with those that are stored. */
  compareDay(day: string, entries: readonly QuayLogEntry[]): Promise<Tally>
  /** The newest stored entries. */
  newest(limit: number): Promise<{ day: string; at: string }[]>
  /** How many of the newest stored entries are among these. */
  countNewest(limit: number, entries: readonly QuayLogEntry[]): Promise<number>
  suspect(suspicion: Suspicion): Promise<void>
  /** From now on the entries belong to this connection. */
  accept(connection: string, decision: RegistryDecision | null): Promise<void>
  setAside(reason: SetAsideReason): Promise<void>
}

/** The inventory, and its users, as the check sees it. */
export type CheckedUsers = {
  record(): { connection: string | undefined; isEmpty: boolean }
  /** Names of some stored users, from all over the list. */
  sample(count: number): string[]
  /** The rows belong to this connection; `mustRefresh`: they are to be read once more. */
  accept(connection: string, mustRefresh: boolean): Promise<void>
  /** The rows are of another registry: begins anew. */
  reset(connection: string): Promise<void>
}
