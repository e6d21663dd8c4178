import type { Feature } from '../feature.ts'
import { downloadsPolicy } from './policy.ts'
import { downloadRoutes } from './routes.ts'

export const downloads: Feature = { policy: downloadsPolicy, routes: downloadRoutes }
