import { json, noContent } from '../../api/answer.ts'
import { CrashError, invalidRequest, modelError, notFound } from '../../api/api-error.ts'
import { isGlobalReader } from '../../auth/permissions.ts'
import { parameter, readBody, type Call, type Operation } from '../../api/call.ts'
import { namespaceName } from '../namespaces/model.ts'
import { randomUuid } from '../../random-text.ts'
import { splitPath } from '../repositories/model.ts'
import { checkNotificationConfig, isNotificationMethod, notificationEvents, notificationView } from './model.ts'
import { logAction } from '../../action-log/log-action.ts'
import type { Schema } from '../../python/schema.ts'
import type { Repository } from '../repositories/rows.ts'
import type { RepositoryNotification } from './rows.ts'
import { pathRepository, requireRepositoryRole } from '../repositories/access.ts'

const collectionPath = '/api/v1/repository/{repository}/notification/'
const itemPath = `${collectionPath}{uuid}`

function requireRead(call: Call): void {
  if (!isGlobalReader(call.state, call.identity)) requireRepositoryRole(call, 'admin')
}

function logNotification(call: Call, kind: string, repository: Repository, row: RepositoryNotification): void {
  const filing = { namespaceId: repository.namespaceId, repositoryId: repository.id }
  logAction(call, kind, filing, {
    repo: repository.name,
    namespace: namespaceName(call.state, repository.namespaceId),
    notification_id: row.uuid,
    event: row.event,
    method: row.method,
  })
}

/** The notification of the path, whichever repository it belongs to (notification-access.json, step 20). */
const pathNotification = (call: Call): RepositoryNotification | undefined =>
  call.state.repositoryNotifications.find('uuid', parameter(call, 'uuid'))

function noNotification(call: Call) {
  const { namespace, name } = splitPath(parameter(call, 'repository'))
  return invalidRequest(`No repository notification found for: ${namespace}, ${name}, ${parameter(call, 'uuid')}`)
}

const list: Operation = {
  name: 'repository.notification.list',
  method: 'GET',
  path: collectionPath,
  handle(call) {
    requireRead(call)
    const repository = pathRepository(call)
    const rows = repository ? call.state.repositoryNotifications.findAll('repositoryId', repository.id) : []
    return json({ notifications: rows.map(notificationView) })
  },
}

type NewNotification = {
  event: string
  method: string
  config: Record<string, unknown>
  eventConfig: Record<string, unknown>
  title?: string
}

const newNotificationSchema: Schema = {
  type: 'object',
  required: ['event', 'method', 'config', 'eventConfig'],
  properties: {
    event: { type: 'string' },
    method: { type: 'string' },
    config: { type: 'object' },
    eventConfig: { type: 'object' },
    title: { type: 'string' },
  },
}

const create: Operation = {
  name: 'repository.notification.create',
  method: 'POST',
  path: collectionPath,
  handle(call) {
    const { state } = call
    requireRepositoryRole(call, 'admin')
    const { event, method, config, eventConfig, title } = readBody<NewNotification>(call, newNotificationSchema)
    if (!isNotificationMethod(method)) throw new CrashError('InvalidNotificationMethodException')
    checkNotificationConfig(state, method, config)
    const repository = pathRepository(call)
    if (!repository || !notificationEvents.has(event)) throw new CrashError('No such repository or event')
    const row = state.repositoryNotifications.insert({
      id: state.nextId('repositoryNotifications'),
      uuid: randomUuid(),
      repositoryId: repository.id,
      title: title ?? null,
      event,
      method,
      config,
      eventConfig,
      failures: 0,
    })
    logNotification(call, 'add_repo_notification', repository, row)
    return json(notificationView(row), 201)
  },
}

const read: Operation = {
  name: 'repository.notification.read',
  method: 'GET',
  path: itemPath,
  handle(call) {
    requireRead(call)
    const row = pathNotification(call)
    if (!row) throw notFound()
    return json(notificationView(row))
  },
}

const remove: Operation = {
  name: 'repository.notification.delete',
  method: 'DELETE',
  path: itemPath,
  handle(call) {
    requireRepositoryRole(call, 'admin')
    const repository = pathRepository(call)
    const row = pathNotification(call)
    if (!repository || row?.repositoryId !== repository.id) throw noNotification(call)
    call.state.repositoryNotifications.delete(row.id)
    logNotification(call, 'delete_repo_notification', repository, row)
    return noContent()
  },
}

const reset: Operation = {
  name: 'repository.notification.reset',
  method: 'POST',
  path: itemPath,
  handle(call) {
    requireRepositoryRole(call, 'admin')
    const repository = pathRepository(call)
    const row = pathNotification(call)
    if (!row) throw noNotification(call)
    if (row.repositoryId !== repository?.id) {
      throw modelError(`No repository notification found with uuid: ${row.uuid}`)
    }
    call.state.repositoryNotifications.update(row.id, { failures: 0 })
    logNotification(call, 'reset_repo_notification', repository, row)
    return noContent()
  },
}

const test: Operation = {
  name: 'repository.notification.test',
  method: 'POST',
  path: `${itemPath}/test`,
  handle(call) {
    requireRepositoryRole(call, 'admin')
    const row = pathNotification(call)
    if (!row) throw noNotification(call)
    call.state.notificationQueue.push({ notificationId: row.id, address: call.address })
    return json({})
  },
}

export const repositoryNotificationOperations: Operation[] = [list, create, read, remove, reset, test]
