import type { Feature } from '../feature.ts'
import { accountPolicy } from './policy.ts'
import { accountRoutes } from './routes.ts'

export const account: Feature = { policy: accountPolicy, routes: accountRoutes }
