import type { WireUser } from './wire.ts'

/** Which of Quay's two kinds of superuser somebody is. Where both are configured, Quay lets the read-only one win. */
export type QuaySuperuserKind = 'none' | 'superuser' | 'global-read-only'

/** What a person's repositories use, and may use. Only where Quay manages quotas. */
export type QuayQuota = { usedBytes: number; limitBytes: number | undefined }

/** A person as Quay's superusers see them. */
export type QuayUser = {
  name: string
  /** Undefined where there is none. Quay does not check it unless it sends mail: it may be no address. */
  email: string | undefined
  isVerified: boolean
  isEnabled: boolean
  superuserKind: QuaySuperuserKind
  quota: QuayQuota | undefined
}

const PLACEHOLDER = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Quay stores a random uuid where no address was given (recording users-create). */
export function readEmail(email: string | null | undefined): string | undefined {
  return email === null || email === undefined || email === '' || PLACEHOLDER.test(email) ? undefined : email
}

/** The kind of superuser that Quay's two flags mean together. */
export function readSuperuserKind(flags: {
  super_user?: boolean | undefined
  global_readonly_super_user?: boolean | undefined
}): QuaySuperuserKind {
  if (flags.global_readonly_super_user === true) return 'global-read-only'
  return flags.super_user === true ? 'superuser' : 'none'
}

/** A person in our words. */
export function readUser(wire: WireUser): QuayUser {
  const quota = wire.quota_report
  return {
    name: wire.username,
    email: readEmail(wire.email),
    isVerified: wire.verified,
    isEnabled: wire.enabled,
    superuserKind: readSuperuserKind(wire),
    quota: quota ? { usedBytes: quota.quota_bytes ?? 0, limitBytes: quota.configured_quota ?? undefined } : undefined,
  }
}
