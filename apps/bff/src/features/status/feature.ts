import { Status } from '@quaymaster/contracts/status'
import type { Feature } from '../feature.ts'
import { statusPolicy } from './policy.ts'
import { statusRoutes } from './routes.ts'

export const status: Feature = { policy: statusPolicy, routes: statusRoutes, models: { Status } }
