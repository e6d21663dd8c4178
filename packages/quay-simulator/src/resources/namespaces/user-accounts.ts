import { createHash } from 'node:crypto'
import { CrashError, modelError } from '../../api/api-error.ts'
import type { Clock } from '../../clock.ts'
import { hasFeature } from '../../settings.ts'
import type { State } from '../../state.ts'
import type { User } from './user-rows.ts'
import { nameHolder, nameNotAvailable } from './model.ts'
import { hasHalfSurrogate, isEmailAddress, nameProblem } from './naming.ts'
import { randomUuid } from '../../random-text.ts'

/** Seconds that deleted tags stay, where nothing else was set (DEFAULT_TAG_EXPIRATION: 2w). */
export const defaultTagExpirationSeconds = 14 * 24 * 3600

type NewUser = Pick<User, 'username' | 'email' | 'password' | 'isVerified'> &
  Partial<Pick<User, 'isEnabled' | 'directoryName'>>

/** Stores a person without any check. */
export function insertUser(state: State, clock: Clock, user: NewUser): User {
  return state.users.insert({
    id: state.nextId('namespaces'),
    isEnabled: true,
    directoryName: null,
    isInvoiceEmailOn: false,
    invoiceEmailAddress: null,
    tagExpirationSeconds: defaultTagExpirationSeconds,
    invalidLoginAttempts: 0,
    lastInvalidLoginMs: 0,
    sessionGeneration: 1,
    profile: { company: null, familyName: null, givenName: null, location: null },
    createdMs: clock.nowMs(),
    ...user,
  })
}

/** The user of that name; organizations and robots are none. */
export const findUser = (state: State, username: string): User | undefined => state.users.find('username', username)

/**
 * The user of that name, where an event names one.
 * @throws Error where there is none
 */
export function getUser(state: State, username: string): User {
  const user = findUser(state, username)
  if (!user) throw new Error(`There is no user ${username}`)
  return user
}

/** What the database says to a text longer than its column (robots-create.json, step 27). */
const tooLong = 'value too long for type character varying(255)\n'

const holderWords = { user: 'user', organization: 'an organization and', robot: 'user', deleted: 'user' }

/**
 * Makes a person with Quay's checks, in Quay's order (users-create-bad-names.json, users-create-taken.json, settings-mail.json).
 * Without mail the address is not looked at, and the database itself refuses one that another person has.
 */
export function createUser(
  state: State,
  clock: Clock,
  wanted: { username: string; email: string | null; password: string },
): User {
  const isMailOn = hasFeature(state.settings, 'MAILING')
  const { username, password } = wanted
  if (hasHalfSurrogate(username) || hasHalfSurrogate(wanted.email ?? '')) throw new CrashError('Not encodable')
  if (isMailOn && !isEmailAddress(wanted.email ?? '')) {
    throw modelError(`Invalid email address: ${wanted.email ?? 'None'}`)
  }
  const email = wanted.email || randomUuid()
  const problem = nameProblem(username, 'Namespace')
  if (problem) throw modelError(`Invalid namespace ${username}: ${problem}`)
  const holder = nameHolder(state, username)
  if (holder === 'deleted') throw nameNotAvailable()
  if (holder) {
    throw modelError(`Username has already been taken by ${holderWords[holder]} cannot be reused: ${username}`)
  }
  if (state.users.find('email', email)) {
    if (isMailOn) throw modelError(`Email has already been used: ${email}`)
    throw modelError(
      `duplicate key value violates unique constraint "user_email_unique_non_org"\nDETAIL:  Key (email)=(${email}) already exists.\n`,
    )
  }
  if ([...email].length > 255) throw modelError(tooLong)
  return insertUser(state, clock, { username, email, password, isVerified: !isMailOn })
}

/** Refuses what is no password: Python's \s, which is Unicode's; length in characters. */
export function checkPassword(password: string): void {
  if ([...password].length < 8 || /\s/u.test(password)) {
    throw modelError('Invalid password, password must be at least 8 characters and contain no whitespace.')
  }
}

/** Sets a password: ends the person's sessions and a lock for wrong passwords, not the tokens (identity.md 4.4). */
export function changePassword(state: State, user: User, password: string): void {
  checkPassword(password)
  state.users.update(user.id, {
    password,
    invalidLoginAttempts: 0,
    sessionGeneration: user.sessionGeneration + 1,
  })
}

/** Sets an address, whatever its form, unless another person has it; a superuser's change verifies. */
export function changeEmail(state: State, user: User, email: string, isVerified: boolean): void {
  if (hasHalfSurrogate(email) || [...email].length > 255) throw new CrashError('Not a text for the database')
  const other = state.users.find('email', email)
  if (other && other.id !== user.id) throw modelError('E-mail address already used')
  state.users.update(user.id, isVerified ? { email, isVerified } : { email })
}

/** Gives a user another name, and with it their robots. */
export function renameUser(state: State, user: User, username: string): void {
  const problem = nameProblem(username, 'Namespace')
  if (problem) throw modelError(`Invalid namespace ${username}: ${problem}`)
  state.users.update(user.id, { username })
  for (const robot of state.robots.findAll('namespaceId', user.id)) {
    state.robots.update(robot.id, { username: `${username}+${robot.shortName}` })
  }
}

/** The form of a password that `docker login` takes: opaque. */
export const encryptPassword = (state: State, password: string): string =>
  createHash('sha512').update(state.secretKey).update(password).digest('base64')
