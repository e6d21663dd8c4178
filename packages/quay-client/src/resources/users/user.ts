/** Which of Quay's two kinds of superuser a user is. Where both are configured, Quay lets the read-only one win. */
export type QuaySuperuserKind = 'none' | 'superuser' | 'global-read-only'

/** What a user's repositories use, and may use, in bytes. Only where Quay manages quotas. */
export type QuayQuota = { usedBytes: number; limitBytes: number | undefined }

/** A user as Quay's superusers see them. */
export type QuayUser = {
  name: string
  /** Undefined where there is none. Quay does not check it unless it sends mail: it may be no address. */
  email: string | undefined
  isVerified: boolean
  isEnabled: boolean
  superuserKind: QuaySuperuserKind
  quota: QuayQuota | undefined
}
