import { notFound, message } from '../../api/api-error.ts'
import { unauthorized } from '../../auth/permissions.ts'
import { hasRepositoryRole } from '../../auth/repository-permissions.ts'
import { parameter, type Call } from '../../api/call.ts'
import { findRepository, splitPath } from './model.ts'
import type { Repository } from './rows.ts'
import type { RepositoryRole } from '../repository-permissions/rows.ts'

/** The repository of the path, if there is one. */
export const pathRepository = (call: Call): Repository | undefined =>
  findRepository(call.state, parameter(call, 'repository'))

/** Whose the repository of the path is, and it itself if it exists. */
export const pathPlace = (call: Call) => ({
  namespace: splitPath(parameter(call, 'repository')).namespace,
  repository: pathRepository(call),
})

/** Lets callers with the role on the repository of the path pass; it need not exist. */
export function requireRepositoryRole(call: Call, role: RepositoryRole): void {
  if (!hasRepositoryRole(call.state, call.identity, pathPlace(call), role)) throw unauthorized(call.identity)
}

/** The repository of the path, or 404. */
export function existingRepository(call: Call): Repository {
  const repository = pathRepository(call)
  if (!repository) throw notFound()
  return repository
}

const stateNumbers = { NORMAL: 0, READ_ONLY: 1, MIRROR: 2 }

/** Refuses writes to repositories that take none. */
export function requireNormalState(call: Call): void {
  const repository = pathRepository(call)
  if (!repository || repository.state === 'NORMAL') return
  throw message(503, `Repository is in read only or mirror mode: ${stateNumbers[repository.state]}`)
}
