import type { Role } from '@quaymaster/contracts/roles'
import type { FastifyInstance } from 'fastify'
import { isFieldSeen } from './present.ts'
import { maskText } from '../../redaction/mask-text.ts'

/**
 * Whether a name that a filter asks for is one that this role is not shown: what was typed at a failed sign-in may be
 * an email or IP address. Answered as a name that does not exist, so that asking tells no more than the list does.
 */
export function isHiddenName(app: FastifyInstance, role: Role, name: string): boolean {
  if (isFieldSeen('metadata', role) || maskText(name) === name) return false
  const [owner = ''] = name.split('+', 1)
  return !app.inventory.has('users', owner)
}
