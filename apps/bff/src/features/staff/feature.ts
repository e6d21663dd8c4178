import type { Feature } from '../feature.ts'
import { staffPolicy } from './policy.ts'
import { staffRoutes } from './routes.ts'

export const staff: Feature = { policy: staffPolicy, routes: staffRoutes }
