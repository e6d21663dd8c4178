import { json, noContent, type Answer } from '../../api/answer.ts'
import { insufficientScope, notFound } from '../../api/api-error.ts'
import { booleanParameter, parameter, readBody, requireFreshLogin, type Call, type Operation } from '../../api/call.ts'
import { randomUpperText, randomUuid } from '../../random-text.ts'
import { logAction } from '../../action-log/log-action.ts'
import type { SchemaOf } from '../../python/schema.ts'
import type { AppSpecificToken } from './rows.ts'
import { requireOwnAccount } from '../../auth/callers.ts'
import { hasFullAccess, isGlobalReader } from '../../auth/permissions.ts'
import { rfc2822 } from '../../dates.ts'

const path = '/api/v1/user/apptoken'

const newTokenSchema: SchemaOf<{ title: string }> = {
  type: 'object',
  required: ['title'],
  properties: { title: { type: 'string' } },
}

/** An application-specific token, without its secret. */
const tokenView = (token: AppSpecificToken) => ({
  uuid: token.uuid,
  title: token.title,
  last_accessed: token.lastAccessedMs === null ? null : rfc2822(token.lastAccessedMs),
  created: rfc2822(token.createdMs),
  expiration: token.expiresMs === null ? null : rfc2822(token.expiresMs),
})

const secretView = (token: AppSpecificToken) => ({ token: { ...tokenView(token), token_code: token.code } })

function ownToken(call: Call): AppSpecificToken {
  const user = requireOwnAccount(call)
  const token = call.state.appSpecificTokens.find('uuid', parameter(call, 'token_uuid'))
  if (token?.userId !== user.id) throw notFound()
  return token
}

function logToken(call: Call, kind: string, token: AppSpecificToken): void {
  const metadata = { app_specific_token_title: token.title, app_specific_token: token.uuid }
  logAction(call, kind, { namespaceId: token.userId }, metadata)
}

/** The tokens, or with `expiring` those that end. */
function listAnswer(call: Call, tokens: readonly AppSpecificToken[]): Answer {
  const isExpiringOnly = call.query.has('expiring') ? booleanParameter(call, 'expiring', false) : null
  const shown = tokens.filter((token) => !isExpiringOnly || token.expiresMs !== null)
  return json({ tokens: shown.map(tokenView), only_expiring: isExpiringOnly })
}

const listTokens: Operation = {
  name: 'app-token.list',
  method: 'GET',
  path,
  handle: (call) => listAnswer(call, call.state.appSpecificTokens.findAll('userId', requireOwnAccount(call).id)),
}

/** Everybody's tokens for `docker login`, without a word about whose they are. */
const listEveryToken: Operation = {
  name: 'superuser-app-token.list',
  method: 'GET',
  path: '/api/v1/superuser/apptokens',
  handle(call) {
    requireFreshLogin(call)
    const { state, identity } = call
    // A superuser without full access may not (settings-no-full-access.json, step 15).
    if (!isGlobalReader(state, identity) && !hasFullAccess(state, identity)) throw insufficientScope()
    return listAnswer(call, [...state.appSpecificTokens.all()])
  },
}

const createToken: Operation = {
  name: 'app-token.create',
  method: 'POST',
  path,
  handle(call) {
    const user = requireOwnAccount(call)
    requireFreshLogin(call)
    const { title } = readBody(call, newTokenSchema)
    const token = call.state.appSpecificTokens.insert({
      id: call.state.nextId('appSpecificTokens'),
      uuid: randomUuid(),
      userId: user.id,
      title,
      code: randomUpperText(120),
      createdMs: call.clock.nowMs(),
      expiresMs: null,
      lastAccessedMs: null,
    })
    logToken(call, 'create_app_specific_token', token)
    return json(secretView(token))
  },
}

/** The secret is shown again, as often as one asks (application-specific-tokens.json, step 7). */
const readToken: Operation = {
  name: 'app-token.read',
  method: 'GET',
  path: `${path}/{token_uuid}`,
  handle(call) {
    requireFreshLogin(call)
    return json(secretView(ownToken(call)))
  },
}

const deleteToken: Operation = {
  name: 'app-token.delete',
  method: 'DELETE',
  path: `${path}/{token_uuid}`,
  handle(call) {
    requireFreshLogin(call)
    const token = ownToken(call)
    call.state.appSpecificTokens.delete(token.id)
    logToken(call, 'revoke_app_specific_token', token)
    return noContent()
  },
}

export const appSpecificTokenOperations: Operation[] = [listTokens, listEveryToken, createToken, readToken, deleteToken]
