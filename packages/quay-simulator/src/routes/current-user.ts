import { json } from '../answer.ts'
import { errorText, modelError, requiresAuthentication, unknownUser } from '../api-error.ts'
import {
  canAdministerOrganization,
  canAdministerOwnAccount,
  canCreateRepositories,
  canReadOwnAccount,
  isGlobalReader,
  isSuperuser,
  unauthorized,
} from '../auth/permissions.ts'
import { userOf } from '../auth/identity.ts'
import { avatarOf } from '../avatar.ts'
import { parameter, readBody, type Call, type Operation } from '../call.ts'
import { logAction } from '../model/usage-log.ts'
import { organizationsOf } from '../model/organizations.ts'
import { quotaKeys } from '../model/quotas.ts'
import { changePassword, findUser } from '../model/users.ts'
import type { SchemaOf } from '../python/schema.ts'
import { hasFeature, setting } from '../settings.ts'
import type { Organization, User } from '../state.ts'

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
function ownView(call: Call, user: User): Record<string, unknown> {
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

type OwnChange = {
  password?: string
  invoice_email?: boolean
  invoice_email_address?: string | null
  tag_expiration_s?: number
  company?: string | null
  family_name?: string | null
  given_name?: string | null
  location?: string | null
}

const ownChangeSchema: SchemaOf<OwnChange> = {
  type: 'object',
  properties: {
    password: { type: 'string' },
    invoice_email: { type: 'boolean' },
    email: { type: 'string' },
    tag_expiration_s: { type: 'integer', minimum: 0 },
    username: { type: 'string' },
    invoice_email_address: { type: ['string', 'null'] },
    given_name: { type: ['string', 'null'] },
    family_name: { type: ['string', 'null'] },
    company: { type: ['string', 'null'] },
    location: { type: ['string', 'null'] },
  },
}

/** One entry for each part that was sent (log-kinds.md). */
function logOwnChange(call: Call, { id }: User, change: OwnChange): void {
  const log = (kind: string, metadata: Record<string, unknown>) => logAction(call, kind, { namespaceId: id }, metadata)
  const { invoice_email: isOn, invoice_email_address: address, tag_expiration_s: seconds } = change
  if (change.password !== undefined) log('account_change_password', {})
  if (isOn !== undefined) log('user_change_invoicing', { invoice_email: isOn })
  if (address !== undefined) log('user_change_invoicing', { invoice_email_address: address })
  if (seconds !== undefined) log('user_change_tag_expiration', { tag_expiration: seconds })
  const { given_name, family_name, company, location } = change
  const profile = { given_name, family_name, company, location }
  const sent = Object.entries(profile).filter(([, value]) => value !== undefined)
  if (sent.length > 0) log('user_change_metadata', Object.fromEntries(sent))
}

function applyOwnChange(call: Call, user: User, change: OwnChange): void {
  const { users } = call.state
  if (change.password !== undefined) changePassword(call.state, user, change.password)
  users.update(user.id, {
    isInvoiceEmailOn: change.invoice_email ?? user.isInvoiceEmailOn,
    invoiceEmailAddress:
      change.invoice_email_address === undefined ? user.invoiceEmailAddress : change.invoice_email_address,
    tagExpirationSeconds: change.tag_expiration_s ?? user.tagExpirationSeconds,
    profile: {
      company: change.company === undefined ? user.profile.company : change.company,
      familyName: change.family_name === undefined ? user.profile.familyName : change.family_name,
      givenName: change.given_name === undefined ? user.profile.givenName : change.given_name,
      location: change.location === undefined ? user.profile.location : change.location,
    },
  })
  logOwnChange(call, user, change)
}

const updateCurrentUser: Operation = {
  name: 'current-user.update',
  method: 'PUT',
  path,
  handle(call) {
    const user = userOf(call.identity)
    if (!user || !canAdministerOwnAccount(call.identity)) throw unauthorized(call.identity)
    applyOwnChange(call, user, readBody(call, ownChangeSchema))
    return json(ownView(call, findUser(call.state, user.username) ?? user))
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

export const currentUserOperations: Operation[] = [readCurrentUser, updateCurrentUser, readOtherUser, initialize]
