import type { Resource } from '../../resource.ts'
import { accountLifeOperations } from './routes/account-life.ts'
import { currentUserOperations } from './routes/current-user.ts'
import { ownAccountOperations } from './routes/own-account.ts'
import { userOperations } from './routes/users.ts'
import { userEvents } from './events.ts'

export const users: Resource = {
  operations: [...accountLifeOperations, ...currentUserOperations, ...ownAccountOperations, ...userOperations],
  events: userEvents,
}
