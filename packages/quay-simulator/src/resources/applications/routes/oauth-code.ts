import { json, page, text, type Answer } from '../../../api/answer.ts'
import { ApiError, CrashError, errorText } from '../../../api/api-error.ts'
import { checkCsrf } from '../../../auth/csrf.ts'
import { sessionUser } from '../../../auth/session.ts'
import { teamRole } from '../../../auth/permissions.ts'
import { parseScopes, type Scope } from '../../../auth/scopes.ts'
import type { Call, Operation } from '../../../api/call.ts'
import { insertToken, tokenLifetimeSeconds } from '../model.ts'
import { randomMixedText, randomUuid } from '../../../random-text.ts'
import { logAction } from '../../../action-log/log-action.ts'
import { parseQuery } from '../../../routing/request-path.ts'
import type { Application } from '../rows.ts'
import type { User } from '../../namespaces/user-rows.ts'
import { unknownPage } from '../../../api/unknown-page.ts'

const uncached = { 'cache-control': 'no-cache, no-store, must-revalidate' }

const withHeaders = (answer: Answer, headers: Record<string, string>): Answer => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
  hasCrossOriginHeaders: false,
})

const redirectTo = (location: string): Answer => withHeaders(text('', 302), { ...uncached, location })

const providerJson = (value: unknown, status = 200): Answer =>
  withHeaders(json(value, status), { ...uncached, 'content-type': 'application/json;charset=UTF-8' })

const providerError = (error: string): ApiError => new ApiError(error, () => providerJson({ error }, 400))

/** Parameters of the query or, of a write, of the form. */
function parametersOf(call: Call): ReadonlyMap<string, string> {
  const form = call.request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return form ? new Map([...parseQuery(call.request.body.toString('utf8')), ...call.query]) : call.query
}

function required(parameters: ReadonlyMap<string, string>, name: string): string {
  const value = parameters.get(name)
  if (value === undefined) throw errorText(400, `Required param: ${name}`)
  return value
}

/** Whoever signs in by Basic: a person with a password, or `$oauthtoken` with a token (identity.md 2.1). */
function basicUser(call: Call): User | undefined {
  const encoded = /^basic (.+)$/i.exec(call.request.headers['authorization'] ?? '')?.[1]
  if (encoded === undefined) return undefined
  const pair = Buffer.from(encoded, 'base64').toString('utf8')
  const [name, secret] = [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]
  if (name === '$oauthtoken') {
    const token = call.state.tokens.find('token', secret)
    return token && token.expiresMs > call.clock.nowMs() ? call.state.users.get(token.userId) : undefined
  }
  const user = call.state.users.find('username', name)
  return user?.isEnabled && user.password !== null && user.password === secret ? user : undefined
}

/** Whether the address is the application's own, or begins as it does (identity.md 2.4). */
function isRedirectAllowed(application: Application, wanted: string): boolean {
  if (application.redirectUri === '' || !URL.canParse(wanted) || !URL.canParse(application.redirectUri)) return false
  const [own, asked] = [new URL(application.redirectUri), new URL(wanted)]
  const isPlain = asked.username === '' && !/%|@|\.\./.test(asked.pathname.slice(own.pathname.length))
  return own.origin === asked.origin && isPlain && asked.pathname.startsWith(own.pathname)
}

const implied: Partial<Record<Scope, Scope[]>> = {
  'repo:write': ['repo:read'],
  'repo:admin': ['repo:write', 'repo:read'],
}

/** Whether tokens that the person has of this application already cover what is asked for; rubbish counts as covered. */
function isCovered(call: Call, application: Application, user: User, scope: string): boolean {
  const wanted = parseScopes(scope)
  const living = call.state.tokens
    .findAll('applicationId', application.id)
    .filter((token) => token.userId === user.id && token.expiresMs > call.clock.nowMs())
  if (living.length === 0) return false
  const held = living.flatMap((token) => [...(parseScopes(token.scope) ?? [])])
  const all = new Set(held.flatMap((word) => [word, ...(implied[word] ?? [])]))
  return !wanted || [...wanted].every((word) => all.has(word))
}

type Request = { application: Application; user: User; redirectUri: string; scope: string }

const withQuery = (address: string, parameters: URLSearchParams): string =>
  `${address}${address.includes('?') ? '&' : '?'}${parameters.toString()}`

/** Gives a code or a token, or sends the refusal to where it was asked for (oauth-code.json, steps 7 to 9). */
function grant(call: Call, { application, user, redirectUri, scope }: Request): Answer {
  const responseType = call.query.get('response_type') ?? 'code'
  if (!['code', 'token'].includes(responseType)) {
    return redirectTo(withQuery(redirectUri, new URLSearchParams({ error: 'unsupported_response_type' })))
  }
  if (!isRedirectAllowed(application, redirectUri)) throw providerError('invalid_request')
  if (!parseScopes(scope)) return redirectTo(withQuery(redirectUri, new URLSearchParams({ error: 'invalid_scope' })))
  const state = call.query.get('state')
  const parameters = new URLSearchParams({ scope, ...(state === undefined ? {} : { state }) })
  if (responseType === 'token') {
    const token = insertToken(call.state, call.clock, { applicationId: application.id, userId: user.id, scope })
    const fragment = `access_token=${token.token}&token_type=Bearer&expires_in=${tokenLifetimeSeconds}`
    return redirectTo(`${withQuery(redirectUri, parameters)}#${fragment}`)
  }
  const code = randomMixedText(40)
  const row = { code, applicationId: application.id, userId: user.id, scope }
  call.state.oauthCodes.insert({ id: call.state.nextId('oauthCodes'), ...row })
  parameters.set('code', code)
  return redirectTo(withQuery(redirectUri, parameters))
}

function authorize(call: Call): Answer {
  const { state } = call
  const clientId = required(call.query, 'client_id')
  const redirectUri = required(call.query, 'redirect_uri')
  const scope = required(call.query, 'scope')
  const user = basicUser(call) ?? sessionUser(state, call.session)
  if (!user) return page(401, 'Unauthorized')
  const application = state.applications.find('clientId', clientId)
  const organization = application && state.organizations.get(application.organizationId)
  if (!application || !organization) return unknownPage(call)
  // By membership alone: being a superuser does not help here (identity.md 2.2).
  if (teamRole(state, user, organization) !== 'admin') return page(403, 'Forbidden')
  if (isCovered(call, application, user, scope)) return grant(call, { application, user, redirectUri, scope })
  if (!isRedirectAllowed(application, redirectUri)) {
    return redirectTo(withQuery(application.redirectUri, new URLSearchParams({ error: 'redirect_uri_mismatch' })))
  }
  return parseScopes(scope) ? page(200, `Authorize ${application.name}`) : unknownPage(call)
}

function exchangeCode(call: Call): Answer {
  const { state } = call
  // Client credentials by Basic crash it (identity.md 2.5).
  if (/^basic /i.test(call.request.headers['authorization'] ?? '')) throw new CrashError('bytes and text')
  const parameters = parametersOf(call)
  const grantType = required(parameters, 'grant_type')
  const clientId = required(parameters, 'client_id')
  const redirectUri = required(parameters, 'redirect_uri')
  const code = required(parameters, 'code')
  const scope = required(parameters, 'scope')
  if (grantType !== 'authorization_code') throw providerError('unsupported_grant_type')
  const application = state.applications.find('clientId', clientId)
  if (!application || parameters.get('client_secret') !== application.clientSecret) {
    throw providerError('invalid_client')
  }
  const row = state.oauthCodes.find('code', code)
  // The scope must be the very text that was asked for; the code works once (oauth-code.json, steps 13 to 15).
  if (row?.applicationId !== application.id || row.scope !== scope || !isRedirectAllowed(application, redirectUri)) {
    throw providerError('invalid_grant')
  }
  state.oauthCodes.delete(row.id)
  const token = insertToken(state, call.clock, { applicationId: application.id, userId: row.userId, scope })
  return providerJson({
    access_token: token.token,
    token_type: 'Bearer',
    expires_in: tokenLifetimeSeconds,
    refresh_token: null,
  })
}

/** Somebody's application gives somebody else a token to fetch: by session only, on a page of the web UI (identity.md 2.10). */
function assignToken(call: Call): Answer {
  const { state } = call
  const assigner = sessionUser(state, call.session)
  if (!assigner) return page(401, 'Unauthorized')
  checkCsrf(call)
  const clientId = required(call.query, 'client_id')
  const redirectUri = required(call.query, 'redirect_uri')
  const scope = required(call.query, 'scope')
  const user = state.users.find('username', required(call.query, 'username'))
  const application = state.applications.find('clientId', clientId)
  const organization = application && state.organizations.get(application.organizationId)
  if (!user || !application || !organization) return page(404, 'Not Found')
  if (teamRole(state, assigner, organization) !== 'admin') return page(403, 'Forbidden')
  const responseType = call.query.get('response_type') ?? 'code'
  const row = { uuid: randomUuid(), applicationId: application.id, userId: user.id, redirectUri, scope, responseType }
  state.assignedTokens.insert({ id: state.nextId('assignedTokens'), ...row })
  const names = { assigning_user: assigner.username, assigned_user: user.username }
  const metadata = { ...names, application: application.name, client_id: application.clientId }
  logAction(call, 'oauth_token_assigned', { namespaceId: organization.id, performerId: assigner.id }, metadata)
  return withHeaders(json({ message: 'Token assigned successfully' }), uncached)
}

export const oauthCodeOperations: Operation[] = [
  { name: 'oauth.assign-token', method: 'POST', path: '/oauth/authorize/assignuser', handle: assignToken },
  { name: 'oauth.authorize', method: 'GET', path: '/oauth/authorize', handle: authorize },
  { name: 'oauth.exchange-code', method: 'POST', path: '/oauth/access_token', handle: exchangeCode },
]
