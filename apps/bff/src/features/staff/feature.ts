import { StaffAccount } from '@quaymaster/contracts/staff'
import type { Feature } from '../feature.ts'
import { STAFF_RULES } from './action-rules.ts'
import { staffPolicy } from './policy.ts'
import { staffRoutes } from './routes.ts'

export const staff: Feature = {
  policy: staffPolicy,
  objects: [STAFF_RULES],
  routes: staffRoutes,
  models: { StaffAccount },
}
