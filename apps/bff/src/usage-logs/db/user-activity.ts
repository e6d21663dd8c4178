import type { USER_REFUSAL_KINDS } from '@quaymaster/contracts/usage-log-kinds'

type RefusalKind = (typeof USER_REFUSAL_KINDS)[number]

/** What stored entries tell of a user and the user's own robots. */
export type UserActivity = {
  /** Newest entry that was done by the user or a robot of theirs. */
  lastSeenAt: string | null
  lastSignInAt: string | null
  /** From the beginning of this day on refusals are counted. */
  countedSince: string
  /** What was refused to them, newest first. */
  failures: { kind: RefusalKind; count: number; lastAt: string; message: string | null }[]
  /** Kinds of refusals of which any entry is stored: this registry records them. */
  recordedKinds: RefusalKind[]
  /** Addresses from which the user acted. */
  addresses: { address: string; firstAt: string; lastAt: string; count: number }[]
  /** Longest pause between two entries that ended within the last days: when it ended, and how many days it lasted. */
  pause: { endedAt: string; days: number } | null
  /** From which day on days are stored without a gap, and until when today is known; null where today is not stored. */
  completeSince: string | null
  completeTo: string | null
}
