import { Me } from '@quaymaster/contracts/me'
import type { Feature } from '../feature.ts'
import { mePolicy } from './policy.ts'
import { meRoutes } from './routes.ts'

export const me: Feature = { policy: mePolicy, routes: meRoutes, models: { Me } }
