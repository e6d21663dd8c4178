import type { Decision, Reason } from '@quaymaster/contracts/decision'
import type { Role } from '@quaymaster/contracts/roles'
import type { Actor } from '../auth/actor.ts'
import type { PolicyRow } from './row.ts'

const refused = (reason: Reason): Decision => ({ isAllowed: false, needsStepUp: false, reason })

export function rowHasRole(row: PolicyRow, role: Role): boolean {
  return row.roles === 'public' || row.roles === 'signed-in' || row.roles.includes(role)
}

/** Whether the row asks this role for a fresh proof of identity. */
export function requiresStepUp(row: PolicyRow, role: Role): boolean {
  if (row.stepUp === 'never') return false
  return row.stepUp === 'always' || row.stepUp.includes(role)
}

export function hasFreshStepUp(actor: Actor, now: string): boolean {
  return actor.stepUpUntil !== null && actor.stepUpUntil > now
}

/**
 * The one decision that guards the route, fills `/api/me` and disables the button.
 * `blocker` is what this Quay or its tokens lack; `now` an ISO instant.
 */
export function decide(row: PolicyRow, actor: Actor, blocker: Reason | undefined, now: string): Decision {
  if (!rowHasRole(row, actor.role)) return refused({ code: 'role_lacks' })
  if (actor.mustChangePassword && row.isOpenBeforePasswordChange !== true && row.roles !== 'public') {
    return refused({ code: 'password_change_required' })
  }
  if (blocker !== undefined) return refused(blocker)
  return { isAllowed: true, needsStepUp: requiresStepUp(row, actor.role) && !hasFreshStepUp(actor, now) }
}
