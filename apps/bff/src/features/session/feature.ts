import type { Feature } from '../feature.ts'
import { sessionPolicy } from './policy.ts'
import { sessionRoutes, signInRoutes } from './routes.ts'

export const session: Feature = { policy: sessionPolicy, publicRoutes: signInRoutes, routes: sessionRoutes }
