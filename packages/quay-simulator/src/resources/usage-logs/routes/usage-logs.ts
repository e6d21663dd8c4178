import { json, type Answer } from '../../../api/answer.ts'
import { CrashError, message, modelError } from '../../../api/api-error.ts'
import { isGlobalReader, unauthorized } from '../../../auth/permissions.ts'
import { canAdministerNamespace } from '../../../auth/repository-permissions.ts'
import { integerParameter, parameter, requireFreshLogin, type Call, type Operation } from '../../../api/call.ts'
import { rfc2822 } from '../../../dates.ts'
import { namespaceId } from '../../namespaces/model.ts'
import { existingRepository, requireRepositoryRole } from '../../repositories/access.ts'
import type { Repository } from '../../repositories/rows.ts'
import { isTooLongToCount, mergeByDayOfMonth } from '../aggregates.ts'
import type { LogFilter } from '../entry.ts'
import { serviceKeyKinds } from '../kinds.ts'
import { readLogPage } from '../paging.ts'
import { unavailableSearch } from '../search-availability.ts'
import { entryView, entryViewWithNamespace } from '../view.ts'
import { checkedWindow, rangeOf, requestedWindow, type LogWindow } from '../window.ts'
import { requireOwnAccount, requireSuperuserRead } from '../../../auth/callers.ts'

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

/** The repository of the path, for its administrators and global read-only superusers; only they learn that there is none. */
function readableRepository(call: Call): Repository {
  if (!isGlobalReader(call.state, call.identity)) requireRepositoryRole(call, 'admin')
  return existingRepository(call)
}

/** Whose log the paths of one kind are about. */
type LogScope = {
  name: string
  /** What the log's own part of the path follows. */
  path: string
  /** Lets those pass who may read, and gives the filter of the log; the performer is looked up by it. */
  admit: (call: Call) => (performer: () => number | undefined) => LogFilter
}

const organizationScope: LogScope = {
  name: 'organization',
  path: '/api/v1/organization/{orgname}',
  admit(call) {
    const name = parameter(call, 'orgname')
    requireNamespaceRead(call, name)
    return (performer) => ({ performerId: performer(), namespaceId: existingNamespaceId(call, name) })
  },
}

const ownScope: LogScope = {
  name: 'current-user',
  path: '/api/v1/user',
  admit(call) {
    const { id } = requireOwnAccount(call)
    return (performer) => ({ performerId: performer(), namespaceId: id, ignoredKinds: serviceKeyKinds })
  },
}

const repositoryScope: LogScope = {
  name: 'repository',
  path: '/api/v1/repository/{repository}',
  admit(call) {
    const { id } = readableRepository(call)
    return () => ({ repositoryId: id })
  },
}

const scopeOperations = ({ name, path, admit }: LogScope): Operation[] => [
  {
    name: `${name}.log.list`,
    method: 'GET',
    path: `${path}/logs`,
    handle(call) {
      const filter = admit(call)
      return listAnswer(call, checkedWindow(call), () => filter(() => performerOfList(call)), false)
    },
  },
  {
    name: `${name}.log.count`,
    method: 'GET',
    path: `${path}/aggregatelogs`,
    handle(call) {
      const filter = admit(call)
      return countAnswer(call, checkedWindow(call), () => filter(() => performerId(call)), invalidRange)
    },
  },
]

export const usageLogOperations: Operation[] = [
  superuserLogs,
  superuserCounts,
  ...[organizationScope, ownScope, repositoryScope].flatMap(scopeOperations),
]
