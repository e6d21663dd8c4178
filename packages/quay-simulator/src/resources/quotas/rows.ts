import { createCollection, type Row } from '../../collection.ts'

export type Quota = Row & { namespaceId: number; limitBytes: number }

export type QuotaLimit = Row & { quotaId: number; type: 'Warning' | 'Reject'; limitPercent: number }

/** The tables of quotas, empty. */
export const createQuotaState = () => ({
  quotas: createCollection<Quota, 'namespaceId'>({ namespaceId: (row) => row.namespaceId }),
  quotaLimits: createCollection<QuotaLimit, 'quotaId'>({ quotaId: (row) => row.quotaId }),
})
