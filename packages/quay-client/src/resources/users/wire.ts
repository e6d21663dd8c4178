import * as z from 'zod'
import type { JsonValue } from '../../transport/json-body.ts'
import { WirePageToken } from '../wire.ts'
import type { QuaySuperuserKind, QuayUser } from './user.ts'

/** Quay stores a random uuid where no address was given (recording users-create). */
const PLACEHOLDER = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Present only with quota management; `configured_quota` is null where there is no limit (identity.md 1.16). */
const WireQuotaReport = z.object({
  quota_bytes: z.number().nullable(),
  configured_quota: z.number().nullable(),
})

const WireUserObject = z.object({
  username: z.string().min(1),
  email: z.string().nullish(),
  verified: z.boolean(),
  enabled: z.boolean(),
  super_user: z.boolean(),
  global_readonly_super_user: z.boolean().optional(),
  quota_report: WireQuotaReport.nullish(),
})

/** Quay: `SuperuserUser`, in lists and alone. */
export const WireUser = WireUserObject.transform(readUser)

/** Quay: `SuperUserList.get`. */
export const WireUserPage = z
  .object({ users: z.array(WireUser), next_page: WirePageToken.optional() })
  .transform(({ users, next_page: nextPageToken }) => ({ users, nextPageToken }))

/** Quay: `createInstallUser`; `email` repeats the request. */
export const WireCreatedUser = z
  .object({ username: z.string(), password: z.string().min(1), encrypted_password: z.string() })
  .transform((wire) => ({
    userName: wire.username,
    password: wire.password,
    encryptedPassword: wire.encrypted_password,
  }))

/** The answer to a change shows the user as before it, so that nothing else is read from it (identity.md 4.4). */
export const WireChangedUser = z.object({ username: z.string() }).transform(({ username: name }) => ({ name }))

/** Quay: `sendRecoveryEmail`. */
export const WireRecoveryMail = z.object({ email: z.string() })

/** Body for a new user. */
export function newUserBody(userName: string, email: string | undefined): JsonValue {
  return { username: userName, email }
}

/** Parameters of the list: Quay includes disabled users unless told not to. */
export function disabledUsersQuery(includeDisabled: boolean): Record<string, string> {
  return includeDisabled ? {} : { disabled: 'false' }
}

/** An address, or undefined where none was given. */
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

function readUser(wire: z.output<typeof WireUserObject>): QuayUser {
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
