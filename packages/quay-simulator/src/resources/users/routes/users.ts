import { json, noContent } from '../../../api/answer.ts'
import { CrashError, invalidRequest, notFound } from '../../../api/api-error.ts'
import { isSuperuserName } from '../../../auth/permissions.ts'
import {
  booleanParameter,
  parameter,
  readBody,
  requireFreshLogin,
  type Call,
  type Operation,
} from '../../../api/call.ts'
import { sendCode } from '../../mail/model.ts'
import { markForDeletion } from '../../namespaces/model.ts'
import { randomUpperText } from '../../../random-text.ts'
import { logAction } from '../../../action-log/log-action.ts'
import { changeEmail, changePassword, createUser, encryptPassword, findUser } from '../../namespaces/user-accounts.ts'
import { readPage } from '../../../api/paging.ts'
import { setting, hasDatabaseAccounts, hasFeature } from '../../../settings.ts'
import type { User } from '../../namespaces/user-rows.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import { requireSuperuserRead, requireSuperuser } from '../../../auth/callers.ts'
import { superuserView } from '../view.ts'

const collectionPath = '/api/v1/superuser/users/'
const itemPath = '/api/v1/superuser/users/{username}'

function namedUser(call: Call): User {
  const user = findUser(call.state, parameter(call, 'username'))
  if (!user) throw notFound()
  return user
}

const listUsers: Operation = {
  name: 'user.list',
  method: 'GET',
  path: collectionPath,
  handle(call) {
    requireFreshLogin(call)
    const isWithDisabled = booleanParameter(call, 'disabled', true)
    const page = readPage(
      call,
      call.state.users,
      (user) => isWithDisabled || user.isEnabled,
      () => requireSuperuserRead(call),
    )
    return json({ users: page.rows.map((user) => superuserView(call.state, user)), next_page: page.nextPage })
  },
}

// This schema names no type of the whole, so that an array reaches the code behind it (users-create-bad-bodies.json, step 6).
type NewUser = { username: string; email?: string }

const newUserSchema: SchemaOf<NewUser> = {
  required: ['username'],
  properties: { username: { type: 'string' }, email: { type: 'string' } },
}

const createOperation: Operation = {
  name: 'user.create',
  method: 'POST',
  path: collectionPath,
  handle(call) {
    requireFreshLogin(call)
    const { state, clock } = call
    const body = readBody(call, newUserSchema)
    if (!hasDatabaseAccounts(state.settings)) {
      throw invalidRequest('Cannot create a user in a non-database auth system')
    }
    requireSuperuser(call)
    if (typeof body !== 'object' || Array.isArray(body)) throw new CrashError('No member username')
    const password = randomUpperText(32)
    const user = createUser(state, clock, { username: body.username, email: body.email ?? null, password })
    logAction(
      call,
      'user_create',
      { namespaceId: user.id },
      {
        email: body.email ?? null,
        username: user.username,
        superuser: call.identity.kind === 'anonymous' ? undefined : call.identity.user.username,
      },
    )
    if (hasFeature(state.settings, 'MAILING')) {
      sendCode(state, user, { purpose: 'confirmation', newEmail: null, subject: 'Please confirm your e-mail address' })
    }
    return json({
      username: body.username,
      email: body.email ?? null,
      password,
      encrypted_password: encryptPassword(state, password),
    })
  },
}

const readUser: Operation = {
  name: 'user.read',
  method: 'GET',
  path: itemPath,
  handle(call) {
    requireFreshLogin(call)
    requireSuperuserRead(call)
    return json(superuserView(call.state, namedUser(call)))
  },
}

type UserChange = { email?: string; password?: string; enabled?: boolean }

const changedUserSchema: SchemaOf<UserChange> = {
  type: 'object',
  properties: { password: { type: 'string' }, email: { type: 'string' }, enabled: { type: 'boolean' } },
}

/** Applies the changes one after the other: an error leaves those before it done (users-change-refused.json, step 15). */
function applyChanges(call: Call, user: User, change: UserChange): void {
  const { state } = call
  const log = (kind: string, metadata: Record<string, unknown>) => {
    const superuser = call.identity.kind === 'anonymous' ? undefined : call.identity.user.username
    logAction(call, kind, { namespaceId: user.id }, { ...metadata, superuser })
  }
  if (change.password !== undefined) {
    if (!hasDatabaseAccounts(state.settings)) throw invalidRequest('Cannot change password in non-database auth')
    changePassword(state, user, change.password)
    log('user_change_password', { username: user.username })
  }
  if (change.email !== undefined) {
    if (!['Database', 'AppToken'].includes(String(setting(state.settings, 'AUTHENTICATION_TYPE')))) {
      throw invalidRequest('Cannot change e-mail in non-database auth')
    }
    changeEmail(state, user, change.email, true)
    log('user_change_email', { email: change.email, old_email: user.email })
  }
  if (change.enabled !== undefined) {
    state.users.update(user.id, { isEnabled: change.enabled })
    log(change.enabled ? 'user_enable' : 'user_disable', { username: user.username })
  }
}

const updateUser: Operation = {
  name: 'user.update',
  method: 'PUT',
  path: itemPath,
  handle(call) {
    requireFreshLogin(call)
    const { state } = call
    const change = readBody(call, changedUserSchema)
    requireSuperuser(call)
    const user = namedUser(call)
    if (isSuperuserName(state, user.username)) throw invalidRequest('Cannot update a superuser')
    applyChanges(call, user, change)
    // The answer shows the person as before, but for the address that was sent (users-create-read-change-delete.json, step 8).
    return json({
      ...superuserView(state, user),
      ...(change.email === undefined ? {} : { email: change.email }),
      ...(change.password === undefined ? {} : { encrypted_password: encryptPassword(state, change.password) }),
    })
  },
}

const deleteUser: Operation = {
  name: 'user.delete',
  method: 'DELETE',
  path: itemPath,
  handle(call) {
    requireFreshLogin(call)
    requireSuperuser(call)
    const user = namedUser(call)
    if (isSuperuserName(call.state, user.username)) throw invalidRequest('Cannot delete a superuser')
    logAction(call, 'user_delete', { namespaceId: user.id }, { username: user.username })
    // Somebody disabled is not deleted, though the answer says so (users-delete.json, step 6).
    if (user.isEnabled) markForDeletion(call.state, user.id)
    return noContent()
  },
}

const sendRecovery: Operation = {
  name: 'user.send-recovery',
  method: 'POST',
  path: '/api/v1/superusers/users/{username}/sendrecovery',
  handle(call) {
    requireFreshLogin(call)
    if (!hasDatabaseAccounts(call.state.settings)) {
      throw invalidRequest('Cannot send a recovery e-mail for non-database auth')
    }
    requireSuperuser(call)
    const user = namedUser(call)
    if (isSuperuserName(call.state, user.username)) {
      throw invalidRequest('Cannot send a recovery email for a superuser')
    }
    sendCode(call.state, user, { purpose: 'recovery', newEmail: null, subject: 'Account recovery' })
    return json({ email: user.email })
  },
}

export const userOperations: Operation[] = [listUsers, createOperation, readUser, updateUser, deleteUser, sendRecovery]
