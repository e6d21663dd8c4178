import { notFound } from '../../../api/api-error.ts'
import { canAdministerNamespace } from '../../../auth/repository-permissions.ts'
import { isGlobalReader, unauthorized } from '../../../auth/permissions.ts'
import { parameter, type Call } from '../../../api/call.ts'
import { namespaceId } from '../../namespaces/model.ts'
import type { PolicyScope } from '../rows.ts'
import { requireOwnAccount } from '../../../auth/callers.ts'
import { pathRepository, requireRepositoryRole } from '../../repositories/access.ts'

/** Whose policies the paths of one kind are about: an organization's, a repository's or one's own. */
export type PolicyFamily = {
  name: string
  /** What the policies' own part of the path follows. */
  path: string
  requireRead: (call: Call) => void
  requireWrite: (call: Call) => void
  /** Undefined: nothing has that name. */
  scope: (call: Call) => PolicyScope | undefined
  /** Whether a body is looked at before the caller's right (its decorators stand in that order). */
  isBodyFirst: boolean
}

function requireNamespaceAdministrator(call: Call): void {
  const { state, identity } = call
  if (!canAdministerNamespace(state, identity, parameter(call, 'orgname'))) throw unauthorized(identity)
}

function repositoryScope(call: Call): PolicyScope {
  const repository = pathRepository(call)
  if (!repository) throw notFound()
  return { namespaceId: repository.namespaceId, repositoryId: repository.id }
}

export const organizationPolicies: PolicyFamily = {
  name: 'organization',
  path: '/api/v1/organization/{orgname}',
  requireRead(call) {
    if (!isGlobalReader(call.state, call.identity)) requireNamespaceAdministrator(call)
  },
  requireWrite: requireNamespaceAdministrator,
  scope(call) {
    const id = namespaceId(call.state, parameter(call, 'orgname'))
    return id === undefined ? undefined : { namespaceId: id, repositoryId: null }
  },
  isBodyFirst: true,
}

export const repositoryPolicies: PolicyFamily = {
  name: 'repository',
  path: '/api/v1/repository/{repository}',
  requireRead(call) {
    if (!isGlobalReader(call.state, call.identity)) requireRepositoryRole(call, 'admin')
  },
  requireWrite: (call) => requireRepositoryRole(call, 'admin'),
  scope: repositoryScope,
  isBodyFirst: false,
}

export const ownPolicies: PolicyFamily = {
  name: 'own',
  path: '/api/v1/user',
  requireRead: requireOwnAccount,
  requireWrite: requireOwnAccount,
  scope: (call) => ({ namespaceId: requireOwnAccount(call).id, repositoryId: null }),
  isBodyFirst: false,
}
