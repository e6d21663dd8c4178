import { StaffAccount } from '@quaymaster/contracts/staff'
import type { Feature } from '../feature.ts'
import { staffPolicy } from './policy.ts'
import { staffRoutes } from './routes.ts'

export const staff: Feature = { policy: staffPolicy, routes: staffRoutes, models: { StaffAccount } }
