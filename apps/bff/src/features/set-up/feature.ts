import type { Feature } from '../feature.ts'
import { setUpPolicy } from './policy.ts'
import { setUpRoutes } from './routes.ts'

export const setUp: Feature = { policy: setUpPolicy, publicRoutes: setUpRoutes }
