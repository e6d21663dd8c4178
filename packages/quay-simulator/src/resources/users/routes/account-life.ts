import { json, noContent } from '../../../api/answer.ts'
import { ApiError, invalidRequest, notFound } from '../../../api/api-error.ts'
import { readBody, type Call, type Operation } from '../../../api/call.ts'
import { sendCode } from '../../mail/model.ts'
import { markForDeletion } from '../../namespaces/model.ts'
import { organizationsOf } from '../../organizations/model.ts'
import { convertToOrganization } from '../../organizations/ownership.ts'
import { verifyPassword } from '../../sign-in/model.ts'
import { logAction } from '../../../action-log/log-action.ts'
import { checkPassword, createUser, encryptPassword } from '../../namespaces/user-accounts.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import { hasDatabaseAccounts, hasFeature } from '../../../settings.ts'
import type { User } from '../../namespaces/user-rows.ts'
import { ownView } from './current-user.ts'
import { requireOwnAccount } from '../../../auth/callers.ts'
import { conductSignIn, startSession } from '../../sign-in/session.ts'

const path = '/api/v1/user/'

type NewUser = { username: string; password: string; email?: string; invite_code?: string }

const newUserSchema: SchemaOf<NewUser> = {
  type: 'object',
  required: ['username', 'password'],
  properties: {
    username: { type: 'string' },
    password: { type: 'string' },
    email: { type: 'string' },
    invite_code: { type: 'string' },
  },
}

function createOwnUser(call: Call, { username, password, email = '' }: NewUser): User {
  const { state, clock } = call
  if (state.users.find('username', username) ?? state.organizations.find('name', username)) {
    throw invalidRequest('The username already exists')
  }
  if (hasFeature(state.settings, 'MAILING') && email === '') throw invalidRequest('Email address is required')
  try {
    checkPassword(password)
    return createUser(state, clock, { username, email: email || null, password })
  } catch (error) {
    // The words of the data model, in the form of the API's own refusals.
    throw error instanceof ApiError ? invalidRequest(error.message) : error
  }
}

/** A new user signs up: an entry without performer, and a session at once where there is no mail (logs-real-account-ends.json). */
const signUp: Operation = {
  name: 'current-user.create',
  method: 'POST',
  path,
  isOpenToAnonymous: true,
  handle(call) {
    const { state } = call
    const body = readBody(call, newUserSchema)
    if (!hasDatabaseAccounts(state.settings)) throw notFound()
    const user = createOwnUser(call, body)
    const metadata = { email: body.email ?? null, username: user.username }
    logAction(call, 'user_create', { namespaceId: user.id }, metadata)
    if (hasFeature(state.settings, 'MAILING')) {
      sendCode(state, user, { purpose: 'confirmation', newEmail: null, subject: 'Please confirm your e-mail address' })
      return json({ awaiting_verification: true })
    }
    call.identity = { kind: 'session', user, freshAtMs: call.clock.nowMs() }
    return startSession(call, user, ownView(call, user))
  },
}

const deleteOwnUser: Operation = {
  name: 'current-user.delete',
  method: 'DELETE',
  path,
  handle(call) {
    const user = requireOwnAccount(call)
    logAction(call, 'user_delete', { namespaceId: user.id }, { username: user.username })
    markForDeletion(call.state, user.id)
    return noContent()
  },
}

type Conversion = { adminUser: string; adminPassword: string; plan?: string }

const conversionSchema: SchemaOf<Conversion> = {
  type: 'object',
  required: ['adminUser', 'adminPassword'],
  properties: { adminUser: { type: 'string' }, adminPassword: { type: 'string' }, plan: { type: 'string' } },
}

/** Turns the caller into an organization; its new administrator signs in on top of the session that was the caller's. */
const convert: Operation = {
  name: 'current-user.convert',
  method: 'POST',
  path: '/api/v1/user/convert',
  handle(call) {
    const { state, clock } = call
    const user = requireOwnAccount(call)
    const { adminUser, adminPassword } = readBody(call, conversionSchema)
    if (!hasDatabaseAccounts(state.settings)) throw notFound()
    const verified = verifyPassword(state, clock, adminUser, adminPassword)
    const refusal = { reason: 'invaliduser' }
    if ('problem' in verified)
      throw invalidRequest('The username or password for your admin user is not valid', refusal)
    if (verified.user.id === user.id) throw invalidRequest('The admin user is not valid', refusal)
    if (organizationsOf(state, user).length > 0)
      throw invalidRequest('Cannot convert a user in an organization', refusal)
    convertToOrganization(state, user, verified.user)
    logAction(call, 'account_convert', { namespaceId: user.id }, {})
    return conductSignIn(call, adminUser, adminPassword)
  },
}

const passwordSchema: SchemaOf<{ password: string }> = {
  type: 'object',
  required: ['password'],
  properties: { password: { type: 'string' } },
}

/** The password in a form that `docker login` takes. */
const createClientKey: Operation = {
  name: 'current-user.create-client-key',
  method: 'POST',
  path: '/api/v1/user/clientkey',
  handle(call) {
    const user = requireOwnAccount(call)
    const { password } = readBody(call, passwordSchema)
    const verified = verifyPassword(call.state, call.clock, user.directoryName ?? user.username, password)
    if ('problem' in verified) throw invalidRequest(verified.problem)
    logAction(call, 'user_generate_client_key', { namespaceId: user.id }, {})
    return json({ key: encryptPassword(call.state, password) })
  },
}

export const accountLifeOperations: Operation[] = [signUp, deleteOwnUser, convert, createClientKey]
