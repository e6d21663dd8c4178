import { ApiError, CrashError } from '../../api/api-error.ts'
import { text } from '../../api/answer.ts'
import type { Clock } from '../../clock.ts'
import { hasDatabaseAccounts } from '../../settings.ts'
import type { State } from '../../state.ts'
import type { User } from '../namespaces/user-rows.ts'
import { arrive } from '../directory/model.ts'

/** What became of a name and a password. */
export type Verification = { user: User } | { problem: string }

const disabled = { problem: 'This user has been disabled. Please contact your administrator.' }

/** How long an account is locked after so many wrong passwords in a row: half a second, doubled each time (identity.md 2.8). */
const lockMs = (attempts: number): number => (attempts === 0 ? 0 : 500 * (2 ** attempts - 1))

/** 429, with the right password as well; whole seconds, rounded down (sign-in-refused.json, step 12). */
function refuseLocked(clock: Clock, user: User): void {
  const leftMs = user.lastInvalidLoginMs + lockMs(user.invalidLoginAttempts) - clock.nowMs()
  if (leftMs <= 0) return
  const words = 'Too many login attempts. \nPlease reset your Quay password and try again.'
  throw new ApiError(words, () => {
    const answer = text(words, 429)
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(Math.floor(leftMs / 1000)) } }
  })
}

function verifyOwn(state: State, clock: Clock, name: string, password: string): Verification {
  const wrong = { problem: 'Invalid Username or Password' }
  const user = state.users.find('username', name) ?? state.users.find('email', name)
  if (!user) return wrong
  refuseLocked(clock, user)
  if (user.password === null || user.password !== password) {
    const invalidLoginAttempts = user.invalidLoginAttempts + 1
    state.users.update(user.id, { invalidLoginAttempts, lastInvalidLoginMs: clock.nowMs() })
    return wrong
  }
  state.users.update(user.id, { invalidLoginAttempts: 0 })
  return user.isEnabled ? { user } : disabled
}

/** People of the directory have the password NAME-pass1 (README of the recordings) and become users when they sign in. */
function verifyInDirectory(state: State, clock: Clock, name: string, password: string): Verification {
  const { directory } = state
  if (!directory?.isReachable) throw new CrashError('The directory is out of reach')
  // The directory is searched by name and by address (logs-real-directory-sign-in.json, step 5).
  const byAddress = [...directory.people].find(([, address]) => address === name)?.[0]
  const uid = directory.people.has(name) ? name : byAddress
  if (uid === undefined || password !== `${uid}-pass1`) return { problem: 'Invalid username or password.' }
  const user = arrive(state, clock, uid)
  if (typeof user === 'string') return { problem: user }
  return user.isEnabled ? { user } : disabled
}

/** Checks a name and a password against whatever accounts the registry has. */
export const verifyPassword = (state: State, clock: Clock, name: string, password: string): Verification =>
  hasDatabaseAccounts(state.settings)
    ? verifyOwn(state, clock, name, password)
    : verifyInDirectory(state, clock, name, password)
