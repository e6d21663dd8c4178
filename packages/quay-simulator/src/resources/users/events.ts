import * as z from 'zod'
import { event } from '../../event.ts'
import { numberedName } from '../namespaces/naming.ts'
import { getUser, insertUser } from '../namespaces/user-accounts.ts'

const addUsers = event(
  z.object({ prefix: z.string(), count: z.int().nonnegative(), disabled: z.array(z.int()).default([]) }),
  ({ state, clock }, { prefix, count, disabled }) => {
    for (let number = 1; number <= count; number += 1) {
      const username = numberedName(prefix, number)
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

const setUser = event(
  z.object({
    user: z.string(),
    verified: z.boolean().optional(),
    invalid_login_attempts: z.int().nonnegative().optional(),
  }),
  ({ state }, { user: username, verified, invalid_login_attempts: attempts }) => {
    const user = getUser(state, username)
    state.users.update(user.id, {
      isVerified: verified ?? user.isVerified,
      invalidLoginAttempts: attempts ?? user.invalidLoginAttempts,
    })
  },
)

const lockUser = event(
  z.object({ user: z.string(), attempts: z.int().nonnegative() }),
  ({ state, clock }, { user, attempts }) => {
    const { id } = getUser(state, user)
    state.users.update(id, { invalidLoginAttempts: attempts, lastInvalidLoginMs: clock.nowMs() })
  },
)

/** What happens to users outside the API. */
export const userEvents = { 'users.add': addUsers, 'user.set': setUser, 'user.locked': lockUser }
