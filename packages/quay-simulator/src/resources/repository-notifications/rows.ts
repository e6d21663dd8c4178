import { createCollection, type Row } from '../../collection.ts'
import type { Address } from '../../api/api-error.ts'

/** Somebody's wish to hear of what happens to a repository. */
export type RepositoryNotification = Row & {
  uuid: string
  repositoryId: number
  title: string | null
  event: string
  method: string
  config: Record<string, unknown>
  eventConfig: Record<string, unknown>
  /** Failed deliveries in a row. */
  failures: number
}

/** A sample event that waits to be sent. */
export type QueuedNotification = { notificationId: number; address: Address }

/** The tables of repository notifications, empty. */
export const createRepositoryNotificationState = () => ({
  repositoryNotifications: createCollection<RepositoryNotification, 'repositoryId' | 'uuid'>({
    repositoryId: (row) => row.repositoryId,
    uuid: (row) => row.uuid,
  }),
  /** Sample events that wait to be sent. */
  notificationQueue: new Array<QueuedNotification>(),
})
