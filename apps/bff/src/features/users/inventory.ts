import type { SuperuserKind } from '@quaymaster/contracts/users'
import type { QuayUser } from '@quaymaster/quay-client'

/**
 * When and in which order a reading of Quay began. `sequence` decides which of two readings is newer, since a clock may
 * jump; `readAt` is what people see: the instant before the request left, so that nothing looks newer than it is.
 */
export type Reading = { sequence: number; readAt: string }

/** A person as Quay last told us. */
export type UserRow = Reading & {
  name: string
  email: string | null
  isEnabled: boolean
  isVerified: boolean
  superuserKind: SuperuserKind
  quota: { usedBytes: number; limitBytes: number | null } | null
}

/** A person as Quay told us in one reading. */
export function rowOf(user: QuayUser, reading: Reading): UserRow {
  const { quota } = user
  return {
    ...reading,
    name: user.name,
    email: user.email ?? null,
    isEnabled: user.isEnabled,
    isVerified: user.isVerified,
    superuserKind: user.superuserKind,
    quota: quota === undefined ? null : { usedBytes: quota.usedBytes, limitBytes: quota.limitBytes ?? null },
  }
}
