import { createCollection, type Row } from '../../collection.ts'

export type Notification = Row & {
  uuid: string
  userId: number
  kind: string
  metadata: Record<string, unknown>
  createdMs: number
  isDismissed: boolean
}

/** The tables of notifications, empty. */
export const createNotificationState = () => ({
  notifications: createCollection<Notification, 'userId' | 'uuid'>({
    userId: (row) => row.userId,
    uuid: (row) => row.uuid,
  }),
})
