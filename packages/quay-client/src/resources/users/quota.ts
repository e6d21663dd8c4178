import * as z from 'zod'

/** Present only with quota management; `configured_quota` is null where there is no limit (identity.md 1.16). */
export const WireQuotaReport = z.object({
  quota_bytes: z.number().nullable(),
  configured_quota: z.number().nullable(),
})
export type WireQuotaReport = z.output<typeof WireQuotaReport>
