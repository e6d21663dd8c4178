import type { Resource } from '../../resource.ts'
import { organizationQuotaOperations } from './routes/organization-quotas.ts'
import { superuserQuotaOperations } from './routes/superuser-quotas.ts'

export const quotas: Resource = { operations: [...organizationQuotaOperations, ...superuserQuotaOperations] }
