import type { Role } from '@quaymaster/contracts/roles'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../../problems/problem-error.ts'
import { isHiddenName } from './hidden-name.ts'

/**
 * Whether a user of that name is known to exist: said (at its field) before anything is asked, since Quay answers 500 to
 * an unknown performer. Robots are not in the inventory, and one that is not complete does not know all users.
 */
export async function assertPersonKnown(
  app: FastifyInstance,
  role: Role,
  name: string | undefined,
  field?: 'person',
): Promise<void> {
  if (name === undefined || name.includes('+')) return
  if (app.inventory.progress('users').state !== 'complete' || app.inventory.has('users', name)) return
  const { entries } = await app.logStore.page({ person: name, withRobots: true, limit: 1 })
  if (entries.length > 0 && !isHiddenName(app, role, name)) return
  throw new ProblemError('user_not_found', 404, { field, params: { name } })
}
