import * as z from 'zod'
import { WireQuotaReport } from './quota.ts'

/** Quay: `SuperuserUser`, in lists and alone. */
export const WireUser = z.object({
  username: z.string().min(1),
  email: z.string().nullish(),
  verified: z.boolean(),
  enabled: z.boolean(),
  super_user: z.boolean(),
  global_readonly_super_user: z.boolean().optional(),
  quota_report: WireQuotaReport.nullish(),
})
export type WireUser = z.output<typeof WireUser>

/** Quay: `SuperUserList.get`. */
export const WireUserPage = z.object({
  users: z.array(WireUser),
  next_page: z.string().min(1).max(4096).optional(),
})
export type WireUserPage = z.output<typeof WireUserPage>

/** Quay: `createInstallUser`; `email` repeats the request. */
export const WireCreatedUser = z.object({
  username: z.string(),
  password: z.string().min(1),
  encrypted_password: z.string(),
})

/** The answer to a change shows the person as before it, so that nothing is read from it (identity.md 4.4). */
export const WireChangedUser = z.object({ username: z.string() })

/** Quay: `sendRecoveryEmail`. */
export const WireRecoveryMail = z.object({ email: z.string() })
