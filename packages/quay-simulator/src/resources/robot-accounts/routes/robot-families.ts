import { modelError } from '../../../api/api-error.ts'
import {
  isGlobalReader,
  canAdministerOrganization,
  isOrganizationMember,
  unauthorized,
} from '../../../auth/permissions.ts'
import { parameter, type Call } from '../../../api/call.ts'
import type { RobotOwner } from '../model.ts'
import { requireOwnAccount } from '../../../auth/callers.ts'
import { pathOrganization, requireAdministrator, requireAdministratorRead } from '../../organizations/access.ts'

/** One of the two families of robots: whose they are, and who may do what. */
export type RobotFamily = {
  name: string
  path: string
  /** The name of the namespace, whether or not there is one. */
  namespaceName(call: Call): string
  /** The namespace in which a robot is made, read or renewed. */
  owner(call: Call): RobotOwner
  requireRead(call: Call): void
  requireWrite(call: Call): void
  requireList(call: Call): void
  /** Whether tokens are shown, and whether `permissions` is heeded. */
  sees(call: Call): { tokens: boolean; permissions: boolean }
}

const organizationFamily: RobotFamily = {
  name: 'organization-robot',
  path: '/api/v1/organization/{orgname}/robots',
  namespaceName: (call) => parameter(call, 'orgname'),
  owner(call) {
    const organization = pathOrganization(call)
    // The same for a user's name (robots-of-users.json, step 20).
    if (!organization) throw modelError(`Organization does not exist: ${parameter(call, 'orgname')}`)
    return organization
  },
  requireRead: requireAdministratorRead,
  requireWrite: requireAdministrator,
  requireList(call) {
    const { state, identity } = call
    if (isGlobalReader(state, identity) || isOrganizationMember(state, identity, pathOrganization(call))) return
    throw unauthorized(identity)
  },
  sees(call) {
    const isAdministrator = canAdministerOrganization(call.state, call.identity, pathOrganization(call))
    return { tokens: isAdministrator, permissions: isAdministrator || isGlobalReader(call.state, call.identity) }
  },
}

export const ownFamily: RobotFamily = {
  name: 'own-robot',
  path: '/api/v1/user/robots',
  namespaceName: (call) => requireOwnAccount(call).username,
  owner(call) {
    const user = requireOwnAccount(call)
    return { id: user.id, name: user.username }
  },
  requireRead: requireOwnAccount,
  requireWrite: requireOwnAccount,
  requireList: requireOwnAccount,
  sees: () => ({ tokens: true, permissions: true }),
}

export const robotFamilies: RobotFamily[] = [organizationFamily, ownFamily]
