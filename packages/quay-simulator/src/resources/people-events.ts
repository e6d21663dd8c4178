import * as z from 'zod'
import { insertToken } from './applications/model.ts'
import { collectNamespaces } from './namespaces/model.ts'
import { insertOrganization } from './organizations/model.ts'
import { findUser, insertUser } from './users/model.ts'
import type { State } from '../state.ts'
import type { User } from './users/rows.ts'
import { event } from '../event.ts'

const numbered = (prefix: string, number: number): string => `${prefix}-${String(number).padStart(3, '0')}`

function knownUser(state: State, username: string): User {
  const user = findUser(state, username)
  if (!user) throw new Error(`There is no user ${username}`)
  return user
}

const addUsers = event(
  z.object({ prefix: z.string(), count: z.int().nonnegative(), disabled: z.array(z.int()).default([]) }),
  ({ state, clock }, { prefix, count, disabled }) => {
    for (let number = 1; number <= count; number += 1) {
      const username = numbered(prefix, number)
      const isEnabled = !disabled.includes(number)
      insertUser(state, clock, {
        username,
        email: `${username}@example.org`,
        password: null,
        isVerified: true,
        isEnabled,
      })
    }
  },
)

const addOrganizations = event(
  z.object({ prefix: z.string(), count: z.int().nonnegative(), owner: z.string() }),
  ({ state, clock }, { prefix, count, owner }) => {
    for (let number = 1; number <= count; number += 1) {
      const name = numbered(prefix, number)
      insertOrganization(state, clock, { name, email: `${name}@example.org`, owner: knownUser(state, owner) })
    }
  },
)

const setUser = event(
  z.object({
    user: z.string(),
    verified: z.boolean().optional(),
    invalid_login_attempts: z.int().nonnegative().optional(),
  }),
  ({ state }, { user: username, verified, invalid_login_attempts: attempts }) => {
    const user = knownUser(state, username)
    state.users.update(user.id, {
      isVerified: verified ?? user.isVerified,
      invalidLoginAttempts: attempts ?? user.invalidLoginAttempts,
    })
  },
)

const lockUser = event(
  z.object({ user: z.string(), attempts: z.int().nonnegative() }),
  ({ state, clock }, { user, attempts }) => {
    const { id } = knownUser(state, user)
    state.users.update(id, { invalidLoginAttempts: attempts, lastInvalidLoginMs: clock.nowMs() })
  },
)

const addToken = event(
  z.object({
    user: z.string(),
    token: z.string(),
    scope: z.string(),
    organization: z.string().default('console'),
    application: z.string().default('console'),
  }),
  ({ state, clock }, { user, token, scope, ...from }) => {
    const owner = state.organizations.find('name', from.organization)
    const applications = owner ? state.applications.findAll('organizationId', owner.id) : []
    const application = applications.find(({ name }) => name === from.application)
    if (!application) throw new Error(`There is no application ${from.application} of ${from.organization}`)
    insertToken(state, clock, { applicationId: application.id, userId: knownUser(state, user).id, token, scope })
  },
)

const expireToken = event(z.object({ token: z.string() }), ({ state, clock }, { token }) => {
  const known = state.tokens.find('token', token)
  if (!known) throw new Error('There is no such token')
  state.tokens.update(known.id, { expiresMs: clock.nowMs() - 1000 })
})

const purge = event(z.object({}), ({ state }) => collectNamespaces(state))

export const peopleEvents = {
  'users.add': addUsers,
  'organizations.add': addOrganizations,
  'user.set': setUser,
  'user.locked': lockUser,
  'token.add': addToken,
  'token.expire': expireToken,
  'namespaces.collect': purge,
}
