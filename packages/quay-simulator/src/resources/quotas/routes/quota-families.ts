import { notFound } from '../../../api/api-error.ts'
import { parameter, requireFreshLogin, type Call } from '../../../api/call.ts'
import { requireOwnAccount, requireSuperuser, requireSuperuserRead } from '../../../auth/callers.ts'
import { hasFullAccess, isGlobalReader, isOrganizationMember, unauthorized } from '../../../auth/permissions.ts'
import { namespaceId } from '../../namespaces/model.ts'
import { existingOrganization, pathOrganization } from '../../organizations/access.ts'
import type { Organization } from '../../organizations/rows.ts'

/** Whose quotas the paths of one kind are about. */
export type QuotaFamily = {
  name: string
  path: string
  /** The namespace, for those who may see its quotas. */
  readableId: (call: Call) => number
}

/** A family whose quotas are set by its own paths, too. */
export type WritableQuotaFamily = QuotaFamily & {
  /** Looks at the caller's session, before the body is. */
  checkSession: (call: Call) => void
  /** The namespace, for those who may set its quotas; without an id there is none of that name. */
  writableNamespace: (call: Call) => { id: number | undefined; name: string }
  existsMessage: (name: string) => string
}

/** Owners may not: only a superuser with full access sets quotas (quotas-organization.json, step 23). */
export function writableOrganization(call: Call): Organization {
  if (!hasFullAccess(call.state, call.identity)) throw unauthorized(call.identity)
  return existingOrganization(call)
}

export const organizationQuotas: WritableQuotaFamily = {
  name: 'organization-quota',
  path: '/api/v1/organization/{orgname}/quota',
  readableId(call) {
    const { state, identity } = call
    if (!isGlobalReader(state, identity) && !isOrganizationMember(state, identity, pathOrganization(call))) {
      throw unauthorized(identity)
    }
    return existingOrganization(call).id
  },
  checkSession: () => {},
  writableNamespace: writableOrganization,
  existsMessage: (name) => `Organization quota for '${name}' already exists`,
}

/** The caller's own quota, to read only. */
export const ownQuotas: QuotaFamily = {
  name: 'own-quota',
  path: '/api/v1/user/quota',
  readableId: (call) => requireOwnAccount(call).id,
}

const superuserFamily = (path: string): WritableQuotaFamily => ({
  name: 'superuser-quota',
  path,
  readableId(call) {
    requireFreshLogin(call)
    requireSuperuserRead(call)
    const id = namespaceId(call.state, parameter(call, 'namespace'))
    if (id === undefined) throw notFound()
    return id
  },
  checkSession: requireFreshLogin,
  writableNamespace(call) {
    requireSuperuser(call)
    const name = parameter(call, 'namespace')
    return { id: namespaceId(call.state, name), name }
  },
  existsMessage: (name) => `Quota for '${name}' already exists`,
})

/** The words `users` and `organization` mean the same here (identity.md 4.9). */
export const superuserQuotas: WritableQuotaFamily[] = [
  superuserFamily('/api/v1/superuser/users/{namespace}/quota'),
  superuserFamily('/api/v1/superuser/organization/{namespace}/quota'),
]
