/** What stored entries tell of a person and the person's own robots. */
export type PersonFacts = {
  /** Newest entry that was done by the person or a robot of theirs. */
  lastSeenAt: string | null
  lastSignInAt: string | null
  /** Kinds that failed for them, newest first. */
  failures: { kind: string; count: number; firstAt: string; lastAt: string; message: string | null }[]
  /** Addresses from which the person acted. */
  addresses: { address: string; firstAt: string; lastAt: string; count: number }[]
  /** Longest pause between two entries that ended within the last days: when it ended, and how many days it lasted. */
  pause: { endedAt: string; days: number } | null
  /** True once an entry of the kind was stored; null while nobody can know. */
  recordsSignInFailures: boolean | null
  recordsRefusedPulls: boolean | null
  /** From which day on days are held without a gap, and until when today is known; null where today is not held. */
  completeSince: string | null
  completeTo: string | null
}
