import { userOf } from './identity.ts'
import { canAdministerOwnAccount, unauthorized, isGlobalReader, isSuperuser } from './permissions.ts'
import type { Call } from '../api/call.ts'
import type { User } from '../resources/namespaces/user-rows.ts'
import { insufficientScope } from '../api/api-error.ts'

/** The person who calls with the right to administer their own account. */
export function requireOwnAccount(call: Call): User {
  const user = userOf(call.identity)
  if (!user || !canAdministerOwnAccount(call.identity)) throw unauthorized(call.identity)
  return user
}

/** The person who calls, where only somebody known can get this far. */
export function requireCaller(call: Call): User {
  const user = userOf(call.identity)
  if (!user) throw unauthorized(call.identity)
  return user
}

/** Lets superusers and global read-only superusers pass. */
export function requireSuperuserRead({ state, identity }: Call): void {
  if (!isSuperuser(state, identity) && !isGlobalReader(state, identity)) throw insufficientScope()
}

/** Lets superusers pass. */
export function requireSuperuser({ state, identity }: Call): void {
  if (!isSuperuser(state, identity)) throw insufficientScope()
}
