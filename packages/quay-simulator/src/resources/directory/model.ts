import type { Clock } from '../../clock.ts'
import { hasFeature } from '../../settings.ts'
import type { State } from '../../state.ts'
import type { User } from '../namespaces/user-rows.ts'
import { nameHolder } from '../namespaces/model.ts'
import { insertUser } from '../namespaces/user-accounts.ts'

/** A user name made of a name of the directory: `anna.berg` becomes `anna_berg`, `jean-luc` stays. */
const madeName = (uid: string): string => uid.toLowerCase().replace(/[^a-z0-9_-]/g, '_')

/** A free name: numbers are added to one that is taken. */
function freeName(state: State, uid: string): string {
  const name = madeName(uid)
  let tried = name
  for (let number = 2; ['user', 'organization', 'robot'].includes(nameHolder(state, tried) ?? ''); number += 1) {
    tried = `${name}_${number}`
  }
  return tried
}

/**
 * Makes a user of somebody in the directory, at the first sign-in or the first synchronization.
 * @returns the user, or why there is none
 */
export function arrive(state: State, clock: Clock, uid: string): User | string {
  const known = state.users.find('directoryName', uid)
  if (known) return known
  const email = state.directory?.people.get(uid)
  if (email === undefined) return 'Invalid username or password.'
  if (email === null) {
    if (hasFeature(state.settings, 'MAILING')) return 'Missing mail field "mail" in user record'
  } else if (state.users.find('email', email)) {
    return `Email has already been used: ${email}`
  }
  const username = freeName(state, uid)
  // Somebody who was deleted cannot come back before the purge (identity.md 5.6).
  if (nameHolder(state, username) === 'deleted') return 'Username is not available'
  return insertUser(state, clock, {
    username,
    email: email ?? crypto.randomUUID(),
    password: null,
    isVerified: true,
    directoryName: uid,
  })
}
