import { json, noContent } from '../../../api/answer.ts'
import { insufficientScope, message, notFound } from '../../../api/api-error.ts'
import { hasScope, isSuperuserName } from '../../../auth/permissions.ts'
import { parseScopes, type Scope } from '../../../auth/scopes.ts'
import { parameter, readBody, type Call, type Operation } from '../../../api/call.ts'
import { insertToken, tokenLifetimeSeconds } from '../model.ts'
import { isoMicroseconds } from '../../../dates.ts'
import { logAction } from '../../../action-log/log-action.ts'
import { readPageToken, writePageToken } from '../../../api/page-token.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import { setting } from '../../../settings.ts'
import type { Application, Token } from '../rows.ts'
import { existingApplication } from './applications.ts'
import { requireAdministrator, requireAdministratorRead } from '../../organizations/access.ts'
import { requireCaller } from '../../../auth/callers.ts'

const path = '/api/v1/organization/{orgname}/applications/{client_id}/tokens'
const pageSize = 50

type NewToken = { name: string; scope: string; expiration?: number }

const newTokenSchema: SchemaOf<NewToken> = {
  type: 'object',
  required: ['name', 'scope'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 255 },
    scope: { type: 'string' },
    expiration: { type: 'number', minimum: 1 },
  },
}

const tokenView = (call: Call, token: Token): Record<string, unknown> => ({
  uuid: token.uuid,
  name: token.name,
  scope: token.scope,
  expires_at: isoMicroseconds(token.expiresMs),
  created: isoMicroseconds(token.createdMs),
  created_by: call.state.users.get(token.userId)?.username ?? null,
  last_accessed: token.lastAccessedMs === null ? null : isoMicroseconds(token.lastAccessedMs),
})

/** Tokens that have not run out, newest first. */
const livingTokens = (call: Call, application: Application): Token[] =>
  call.state.tokens
    .findAll('applicationId', application.id)
    .filter((token) => token.expiresMs > call.clock.nowMs())
    .toReversed()

const listTokens: Operation = {
  name: 'application-token.list',
  method: 'GET',
  path,
  handle(call) {
    requireAdministratorRead(call)
    const application = existingApplication(call)
    const nowMs = call.clock.nowMs()
    const start = readPageToken(call.state, nowMs, call.query.get('next_page'))
    const startId = typeof start?.startIndex === 'number' ? start.startIndex : Number.POSITIVE_INFINITY
    const rows = livingTokens(call, application).filter((token) => token.id <= startId)
    const next = rows[pageSize]
    const nextStart = next && { startIndex: next.id, pageNumber: (start?.pageNumber ?? 0) + 1 }
    return json({
      tokens: rows.slice(0, pageSize).map((token) => tokenView(call, token)),
      next_page: nextStart && writePageToken(call.state, nowMs, nextStart),
    })
  },
}

/** Scopes that the calling token covers: a stronger `repo:` scope covers the weaker ones. */
function covers(call: Call, scope: Scope): boolean {
  const stronger: Partial<Record<Scope, Scope[]>> = {
    'repo:read': ['repo:write', 'repo:admin'],
    'repo:write': ['repo:admin'],
  }
  if (scope === 'super:user' && !isSuperuserName(call.state, requireCaller(call).username)) return false
  return [scope, ...(stronger[scope] ?? [])].some((held) => hasScope(call.identity, held))
}

function checkCount(call: Call, application: Application): void {
  const most = setting(call.state.settings, 'OAUTH_APPLICATION_MAXIMUM_TOKEN_COUNT')
  if (typeof most === 'number' && livingTokens(call, application).length >= most) {
    throw message(400, `Token limit reached: maximum ${most} non-expired tokens per application`)
  }
}

const createOperation: Operation = {
  name: 'application-token.create',
  method: 'POST',
  path,
  handle(call) {
    const body = readBody(call, newTokenSchema)
    requireAdministrator(call)
    const application = existingApplication(call)
    const name = body.name.trim()
    if (name === '') throw message(400, "'name' must not be empty")
    const scopes = parseScopes(body.scope)
    if (!scopes) throw message(400, `Invalid scope: ${body.scope}`)
    if (![...scopes].every((scope) => covers(call, scope))) throw insufficientScope()
    checkCount(call, application)
    const token = insertToken(call.state, call.clock, {
      applicationId: application.id,
      userId: requireCaller(call).id,
      scope: [...scopes].join(' '),
      name,
      lifetimeSeconds: Math.min(Math.trunc(body.expiration ?? tokenLifetimeSeconds), tokenLifetimeSeconds),
    })
    logAction(
      call,
      'create_oauth_api_token',
      { namespaceId: application.organizationId },
      {
        oauth_token_uuid: token.uuid,
        scope: token.scope,
        token_display_name: name,
        application_name: application.name,
        auth_method: 'OAuth',
        client_id: application.clientId,
      },
    )
    return json({ ...tokenView(call, token), token: token.token })
  },
}

const deleteOperation: Operation = {
  name: 'application-token.delete',
  method: 'DELETE',
  path: `${path}/{token_uuid}`,
  handle(call) {
    requireAdministrator(call)
    const application = existingApplication(call)
    const token = call.state.tokens.find('uuid', parameter(call, 'token_uuid'))
    if (token?.applicationId !== application.id) throw notFound()
    call.state.tokens.delete(token.id)
    logAction(
      call,
      'revoke_oauth_api_token',
      { namespaceId: application.organizationId },
      {
        oauth_token_uuid: token.uuid,
        application_name: application.name,
        client_id: application.clientId,
      },
    )
    return noContent()
  },
}

export const applicationTokenOperations: Operation[] = [listTokens, createOperation, deleteOperation]
