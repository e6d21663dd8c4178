import { json } from '../../api/answer.ts'
import { notFound } from '../../api/api-error.ts'
import { integerParameter, parameter, readBody, type Call, type Operation } from '../../api/call.ts'
import { rfc2822 } from '../../dates.ts'
import type { SchemaOf } from '../../python/schema.ts'
import type { Notification } from './rows.ts'
import { requireOwnAccount } from '../../auth/callers.ts'

const path = '/api/v1/user/notifications'

const view = (notification: Notification) => ({
  id: notification.uuid,
  organization: null,
  kind: notification.kind,
  created: rfc2822(notification.createdMs),
  metadata: notification.metadata,
  dismissed: notification.isDismissed,
})

function ownNotification(call: Call): Notification {
  const user = requireOwnAccount(call)
  const notification = call.state.notifications.find('uuid', parameter(call, 'uuid'))
  if (notification?.userId !== user.id) throw notFound()
  return notification
}

const listNotifications: Operation = {
  name: 'notification.list',
  method: 'GET',
  path,
  handle(call) {
    const page = integerParameter(call, 'page', 'Offset page number. (int)') ?? 0
    const limit = integerParameter(call, 'limit', 'Limit on the number of results (int)') ?? 5
    const user = requireOwnAccount(call)
    const rows = call.state.notifications.findAll('userId', user.id).filter((row) => !row.isDismissed)
    const newestFirst = rows.toReversed().slice(page * limit, page * limit + limit + 1)
    return json({
      notifications: newestFirst.slice(0, limit).map(view),
      additional: newestFirst.length > limit,
    })
  },
}

const readNotification: Operation = {
  name: 'notification.read',
  method: 'GET',
  path: `${path}/{uuid}`,
  handle: (call) => json(view(ownNotification(call))),
}

const changeSchema: SchemaOf<{ dismissed?: boolean }> = {
  type: 'object',
  properties: { dismissed: { type: 'boolean' } },
}

const updateNotification: Operation = {
  name: 'notification.update',
  method: 'PUT',
  path: `${path}/{uuid}`,
  handle(call) {
    const notification = ownNotification(call)
    const body = readBody(call, changeSchema)
    call.state.notifications.update(notification.id, { isDismissed: body.dismissed ?? notification.isDismissed })
    return json(view(call.state.notifications.get(notification.id) ?? notification))
  },
}

export const notificationOperations: Operation[] = [listNotifications, readNotification, updateNotification]
