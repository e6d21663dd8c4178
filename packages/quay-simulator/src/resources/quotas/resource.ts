import type { Resource } from '../../resource.ts'
import { quotaLimitOperations } from './routes/quota-limits.ts'
import { quotaOperations } from './routes/quotas.ts'

export const quotas: Resource = { operations: [...quotaOperations, ...quotaLimitOperations] }
