import type { Resource } from '../../resource.ts'
import { robotOperations } from './routes/robot-accounts.ts'
import { robotFederationOperations } from './routes/robot-federations.ts'
import { robotAccountEvents } from './events.ts'

export const robotAccounts: Resource = {
  operations: [...robotOperations, ...robotFederationOperations],
  events: robotAccountEvents,
}
