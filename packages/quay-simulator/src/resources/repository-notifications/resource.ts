import type { Resource } from '../../resource.ts'
import { repositoryNotificationOperations } from './routes.ts'
import { repositoryNotificationEvents } from './events.ts'

export const repositoryNotifications: Resource = {
  operations: repositoryNotificationOperations,
  events: repositoryNotificationEvents,
}
