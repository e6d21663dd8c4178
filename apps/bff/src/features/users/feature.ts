import { User, UserDetail } from '@quaymaster/contracts/users'
import type { Feature } from '../feature.ts'
import { USER_RULES } from './action-rules.ts'
import { usersDownload } from './export-users.ts'
import { usersKind } from './inventory.ts'
import { usersPolicy } from './policy.ts'
import { userRoutes } from './routes.ts'

export const users: Feature = {
  policy: usersPolicy,
  objects: [USER_RULES],
  routes: userRoutes,
  inventory: [usersKind],
  downloads: [usersDownload],
  models: { User, UserDetail },
}
