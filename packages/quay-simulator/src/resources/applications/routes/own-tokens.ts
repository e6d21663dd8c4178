import { json, noContent } from '../../../api/answer.ts'
import { notFound } from '../../../api/api-error.ts'
import { parseScopes, type Scope } from '../../../auth/scopes.ts'
import { avatarOf } from '../../../avatar.ts'
import { parameter, type Call, type Operation } from '../../../api/call.ts'
import type { AssignedToken, Token } from '../rows.ts'
import { applicationAvatar } from './applications.ts'
import { requireOwnAccount } from '../../../auth/callers.ts'

const path = '/api/v1/user/authorizations'
const assignedPath = '/api/v1/user/assignedauthorization'

type ScopeText = { title: string; description: string; icon: string; dangerous: boolean }

const trust = 'You should have absolute trust in the requesting application before granting this permission.'

// own-tokens.json, step 0: what Quay tells a person about a scope.
const scopeTexts: Record<Scope, ScopeText> = {
  'repo:read': {
    title: 'View all visible repositories',
    description: 'This application will be able to view and pull all repositories visible to the granting user',
    icon: 'fa-hdd-o',
    dangerous: false,
  },
  'repo:write': {
    title: 'Read/Write to any accessible repositories',
    description:
      'This application will be able to view, push and pull to all repositories to which the granting user has write access',
    icon: 'fa-hdd-o',
    dangerous: false,
  },
  'repo:admin': {
    title: 'Administer Repositories',
    description:
      'This application will have administrator access to all repositories to which the granting user has access',
    icon: 'fa-hdd-o',
    dangerous: false,
  },
  'repo:create': {
    title: 'Create Repositories',
    description:
      'This application will be able to create repositories in all namespaces that the granting user is allowed to create repositories',
    icon: 'fa-plus',
    dangerous: false,
  },
  'user:read': {
    title: 'Read User Information',
    description: 'This application will be able to read user information such as username and email address.',
    icon: 'fa-user',
    dangerous: false,
  },
  'user:admin': {
    title: 'Administer User',
    description: `This application will be able to administer your account including creating robots and granting them permissions to your repositories. ${trust}`,
    icon: 'fa-gear',
    dangerous: true,
  },
  'org:admin': {
    title: 'Administer Organization',
    description: `This application will be able to administer your organizations including creating robots, creating teams, adjusting team membership, and changing billing settings. ${trust}`,
    icon: 'fa-gear',
    dangerous: true,
  },
  'super:user': {
    title: 'Super User Access',
    description: `This application will be able to administer your installation including managing users, managing organizations and other features found in the superuser panel. ${trust}`,
    icon: 'fa-street-view',
    dangerous: true,
  },
}

function tokenView(call: Call, token: Pick<Token, 'applicationId' | 'scope' | 'uuid'>): Record<string, unknown> {
  const application = call.state.applications.get(token.applicationId)
  const organization = application && call.state.organizations.get(application.organizationId)
  if (!application || !organization) throw notFound()
  return {
    application: {
      name: application.name,
      description: application.description,
      url: application.applicationUri,
      avatar: applicationAvatar(call, application),
      organization: {
        name: organization.name,
        avatar: avatarOf(organization.name, organization.email, 'org'),
      },
    },
    scopes: [...(parseScopes(token.scope) ?? [])].map((scope) => ({ scope, ...scopeTexts[scope] })),
    uuid: token.uuid,
  }
}

/** A token of the caller's; somebody else's is none. */
function ownToken(call: Call): Token {
  const user = requireOwnAccount(call)
  const token = call.state.tokens.find('uuid', parameter(call, 'access_token_uuid'))
  if (token?.userId !== user.id) throw notFound()
  return token
}

/** All of the caller's tokens, those that ran out among them. */
const listTokens: Operation = {
  name: 'own-token.list',
  method: 'GET',
  path,
  handle(call) {
    const tokens = call.state.tokens.findAll('userId', requireOwnAccount(call).id)
    return json({ authorizations: tokens.map((token) => tokenView(call, token)) })
  },
}

const readToken: Operation = {
  name: 'own-token.read',
  method: 'GET',
  path: `${path}/{access_token_uuid}`,
  handle: (call) => json(tokenView(call, ownToken(call))),
}

const deleteToken: Operation = {
  name: 'own-token.delete',
  method: 'DELETE',
  path: `${path}/{access_token_uuid}`,
  handle(call) {
    call.state.tokens.delete(ownToken(call).id)
    return noContent()
  },
}

function assignedView(call: Call, row: AssignedToken): Record<string, unknown> {
  const { application, ...rest } = tokenView(call, row)
  const { clientId } = call.state.applications.get(row.applicationId) ?? {}
  return {
    application: { ...(application as Record<string, unknown>), clientId },
    ...rest,
    redirectUri: row.redirectUri,
    responseType: row.responseType,
  }
}

/** Tokens that owners of applications assigned to the caller. */
const listAssigned: Operation = {
  name: 'assigned-token.list',
  method: 'GET',
  path: assignedPath,
  handle(call) {
    const rows = call.state.assignedTokens.findAll('userId', requireOwnAccount(call).id)
    return json({ authorizations: rows.map((row) => assignedView(call, row)) })
  },
}

const deleteAssigned: Operation = {
  name: 'assigned-token.delete',
  method: 'DELETE',
  path: `${assignedPath}/{assigned_authorization_uuid}`,
  handle(call) {
    const user = requireOwnAccount(call)
    const row = call.state.assignedTokens.find('uuid', parameter(call, 'assigned_authorization_uuid'))
    if (row?.userId !== user.id) throw notFound()
    call.state.assignedTokens.delete(row.id)
    return noContent()
  },
}

export const ownTokenOperations: Operation[] = [listTokens, readToken, deleteToken, listAssigned, deleteAssigned]
