import { json, type Answer } from '../../../api/answer.ts'
import { CrashError, message, modelError, notFound } from '../../../api/api-error.ts'
import { userOf } from '../../../auth/identity.ts'
import { canAdministerOwnAccount, isGlobalReader, unauthorized } from '../../../auth/permissions.ts'
import { canAdministerNamespace, hasRepositoryRole } from '../../../auth/repository-permissions.ts'
import { integerParameter, parameter, requireFreshLogin, type Call, type Operation } from '../../../api/call.ts'
import { rfc2822 } from '../../../dates.ts'
import { namespaceId } from '../../namespaces/model.ts'
import { findRepository, splitPath } from '../../repositories/model.ts'
import type { Repository } from '../../repositories/rows.ts'
import { isTooLongToCount, mergeByDayOfMonth } from '../aggregates.ts'
import type { LogFilter } from '../entry.ts'
import { serviceKeyKinds } from '../kinds.ts'
import { readLogPage } from '../paging.ts'
import { unavailableSearch } from '../search-availability.ts'
import { entryView, entryViewWithNamespace } from '../view.ts'
import { checkedWindow, rangeOf, requestedWindow, type LogWindow } from '../window.ts'
import { requireSuperuserRead } from '../../../auth/callers.ts'

function listAnswer(call: Call, window: LogWindow, filter: () => LogFilter, isSuperuserList: boolean): Answer {
  const head = { start_time: rfc2822(window.startMs), end_time: rfc2822(window.endMs) }
  const unavailable = unavailableSearch(call.state)
  if (unavailable) return json({ ...head, logs: [], ...unavailable })
  const { entries, nextPage } = readLogPage(call, window, filter(), !isSuperuserList)
  const view = isSuperuserList ? entryViewWithNamespace : entryView
  return json({ ...head, logs: entries.map((entry) => view(call.state, entry)), next_page: nextPage })
}

function countAnswer(call: Call, window: LogWindow, filter: () => LogFilter, tooLong: () => Error): Answer {
  const unavailable = unavailableSearch(call.state)
  if (unavailable) return json({ aggregated: [], ...unavailable })
  if (isTooLongToCount(window)) throw tooLong()
  const counts = call.state.usageLog.countByKindAndDay(rangeOf(window), filter())
  return json({ aggregated: mergeByDayOfMonth(counts, window) })
}

const invalidRange = () => message(400, 'Invalid date range for logs')

/** The account of the parameter `performer`: a person or a robot, by the exact name (logs-performer.json). */
function performerId(call: Call): number | undefined {
  const name = call.query.get('performer') ?? ''
  return (call.state.users.find('username', name) ?? call.state.robots.find('username', name))?.id
}

/** The filter of lists; there a performer who does not exist is an exception that Quay does not handle. */
function performerOfList(call: Call): number | undefined {
  const id = performerId(call)
  if (id === undefined && call.query.get('performer')) throw new CrashError('assert performer')
  return id
}

function existingNamespaceId(call: Call, name: string): number {
  const id = namespaceId(call.state, name)
  if (id === undefined) throw modelError(`Invalid namespace requested: ${name}`)
  return id
}

const superuserLogs: Operation = {
  name: 'log.list',
  method: 'GET',
  path: '/api/v1/superuser/logs',
  handle(call) {
    requireFreshLogin(call)
    // Read and never used (logs-windows.json, steps 28 to 30).
    integerParameter(call, 'page', 'The page number for the logs')
    requireSuperuserRead(call)
    return listAnswer(call, requestedWindow(call), () => ({}), true)
  },
}

const superuserCounts: Operation = {
  name: 'log.count',
  method: 'GET',
  path: '/api/v1/superuser/aggregatelogs',
  handle(call) {
    requireFreshLogin(call)
    requireSuperuserRead(call)
    const tooLong = () => new CrashError('Cannot lookup aggregated logs over a period longer than a month')
    return countAnswer(call, requestedWindow(call), () => ({}), tooLong)
  },
}

/** Lets a namespace's administrators and global read-only superusers pass. */
function requireNamespaceRead({ state, identity }: Call, name: string): void {
  if (!isGlobalReader(state, identity) && !canAdministerNamespace(state, identity, name)) throw unauthorized(identity)
}

const organizationLogs: Operation = {
  name: 'organization.log.list',
  method: 'GET',
  path: '/api/v1/organization/{orgname}/logs',
  handle(call) {
    const name = parameter(call, 'orgname')
    requireNamespaceRead(call, name)
    const filter = () => ({ performerId: performerOfList(call), namespaceId: existingNamespaceId(call, name) })
    return listAnswer(call, checkedWindow(call), filter, false)
  },
}

const organizationCounts: Operation = {
  name: 'organization.log.count',
  method: 'GET',
  path: '/api/v1/organization/{orgname}/aggregatelogs',
  handle(call) {
    const name = parameter(call, 'orgname')
    requireNamespaceRead(call, name)
    const filter = () => ({ performerId: performerId(call), namespaceId: existingNamespaceId(call, name) })
    return countAnswer(call, checkedWindow(call), filter, invalidRange)
  },
}

/** The id of the caller, who must have their whole account at hand. */
function ownNamespaceId({ identity }: Call): number {
  const user = userOf(identity)
  if (!user || !canAdministerOwnAccount(identity)) throw unauthorized(identity)
  return user.id
}

const ownLogs: Operation = {
  name: 'current-user.log.list',
  method: 'GET',
  path: '/api/v1/user/logs',
  handle(call) {
    const id = ownNamespaceId(call)
    const filter = () => ({ performerId: performerOfList(call), namespaceId: id, ignoredKinds: serviceKeyKinds })
    return listAnswer(call, checkedWindow(call), filter, false)
  },
}

const ownCounts: Operation = {
  name: 'current-user.log.count',
  method: 'GET',
  path: '/api/v1/user/aggregatelogs',
  handle(call) {
    const id = ownNamespaceId(call)
    const filter = () => ({ performerId: performerId(call), namespaceId: id, ignoredKinds: serviceKeyKinds })
    return countAnswer(call, checkedWindow(call), filter, invalidRange)
  },
}

/** The repository of the path, for its administrators and global read-only superusers; only they learn that there is none. */
function readableRepository(call: Call): Repository {
  const { state, identity } = call
  const path = parameter(call, 'repository')
  const place = { namespace: splitPath(path).namespace, repository: findRepository(state, path) }
  const isAllowed = isGlobalReader(state, identity) || hasRepositoryRole(state, identity, place, 'admin')
  if (!isAllowed) throw unauthorized(identity)
  if (!place.repository) throw notFound()
  return place.repository
}

const repositoryLogs: Operation = {
  name: 'repository.log.list',
  method: 'GET',
  path: '/api/v1/repository/{repository}/logs',
  handle(call) {
    const { id } = readableRepository(call)
    return listAnswer(call, checkedWindow(call), () => ({ repositoryId: id }), false)
  },
}

const repositoryCounts: Operation = {
  name: 'repository.log.count',
  method: 'GET',
  path: '/api/v1/repository/{repository}/aggregatelogs',
  handle(call) {
    const { id } = readableRepository(call)
    return countAnswer(call, checkedWindow(call), () => ({ repositoryId: id }), invalidRange)
  },
}

export const usageLogOperations: Operation[] = [
  superuserLogs,
  superuserCounts,
  organizationLogs,
  organizationCounts,
  ownLogs,
  ownCounts,
  repositoryLogs,
  repositoryCounts,
]
