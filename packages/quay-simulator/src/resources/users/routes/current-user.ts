import { json } from '../../../api/answer.ts'
import { errorText, modelError, requiresAuthentication, unknownUser } from '../../../api/api-error.ts'
import {
  canAdministerOrganization,
  canAdministerOwnAccount,
  canCreateRepositories,
  canReadOwnAccount,
  isGlobalReader,
  isSuperuser,
} from '../../../auth/permissions.ts'
import { userOf } from '../../../auth/identity.ts'
import { avatarOf } from '../../../avatar.ts'
import { parameter, type Call, type Operation } from '../../../api/call.ts'
import { organizationsOf } from '../../organizations/model.ts'
import { quotaKeys } from '../../quotas/model.ts'
import { findUser } from '../../namespaces/user-accounts.ts'
import { hasFeature, setting } from '../../../settings.ts'
import type { Organization } from '../../organizations/rows.ts'
import type { User } from '../../namespaces/user-rows.ts'

const path = '/api/v1/user/'

function membershipView(call: Call, organization: Organization): Record<string, unknown> {
  const { state, identity } = call
  return {
    name: organization.name,
    avatar: avatarOf(organization.name, organization.email, 'org'),
    can_create_repo: canCreateRepositories(state, identity, organization),
    public: false,
    ...(canAdministerOwnAccount(identity)
      ? { is_org_admin: canAdministerOrganization(state, identity, organization), preferred_namespace: false }
      : {}),
  }
}

function loginsOf(call: Call, user: User): Record<string, unknown>[] {
  if (user.directoryName === null) return []
  const service = String(setting(call.state.settings, 'AUTHENTICATION_TYPE')).toLowerCase()
  return [{ service, service_identifier: user.directoryName, metadata: {} }]
}

function privateKeys(call: Call, user: User): Record<string, unknown> {
  return {
    can_create_repo: true,
    is_me: true,
    verified: user.isVerified,
    email: user.email,
    logins: loginsOf(call, user),
    invoice_email: user.isInvoiceEmailOn,
    invoice_email_address: user.invoiceEmailAddress,
    preferred_namespace: false,
    tag_expiration_s: user.tagExpirationSeconds,
    prompts: [],
    company: user.profile.company,
    family_name: user.profile.familyName,
    given_name: user.profile.givenName,
    location: user.profile.location,
    is_free_account: true,
    has_password_set: setting(call.state.settings, 'AUTHENTICATION_TYPE') !== 'Database' || user.password !== null,
    ...quotaKeys(call.state, user.id),
  }
}

const publicKeys = (user: User) => ({
  anonymous: false,
  username: user.username,
  avatar: avatarOf(user.username, user.email, 'user'),
})

/** The caller's own account, as far as the token's scopes go (access-current-user.json). */
export function ownView(call: Call, user: User): Record<string, unknown> {
  const { state, identity } = call
  return {
    ...publicKeys(user),
    ...(canAdministerOwnAccount(identity) ? privateKeys(call, user) : {}),
    organizations: organizationsOf(state, user).map((organization) => membershipView(call, organization)),
    ...(isSuperuser(state, identity) ? { super_user: true } : {}),
    ...(isGlobalReader(state, identity) ? { global_readonly_super_user: true } : {}),
  }
}

const readCurrentUser: Operation = {
  name: 'current-user.read',
  method: 'GET',
  path,
  isOpenToAnonymous: true,
  handle(call) {
    const user = userOf(call.identity)
    // 401 even for a token that is valid but lacks the scope (access-current-user.json, step 5).
    if (!user || !canReadOwnAccount(call.identity)) throw requiresAuthentication({ session_required: false })
    return json(ownView(call, user))
  },
}

const readOtherUser: Operation = {
  name: 'user.read-public',
  method: 'GET',
  path: '/api/v1/users/{username}',
  handle(call) {
    const user = findUser(call.state, parameter(call, 'username'))
    if (!user) throw unknownUser()
    if (userOf(call.identity)?.id === user.id && canReadOwnAccount(call.identity)) return json(ownView(call, user))
    // The key says nothing about that person; it is there for superusers (identity.md 3.2).
    const extra = isSuperuser(call.state, call.identity) ? { super_user: false } : {}
    return json({ ...publicKeys(user), ...extra })
  },
}

/** Makes the first person of an empty registry, which this one never is (public-endpoints.json, step 15). */
const initialize: Operation = {
  name: 'user.initialize',
  method: 'POST',
  path: '/api/v1/user/initialize',
  handle(call) {
    if (!hasFeature(call.state.settings, 'USER_INITIALIZE')) throw errorText(404, 'Not Found')
    throw modelError('Cannot initialize user in a non-empty database')
  },
}

export const currentUserOperations: Operation[] = [readCurrentUser, readOtherUser, initialize]
