import type { Decision } from '@quaymaster/contracts/decision'
import type { Actor } from '../../auth/actor.ts'
import { KEEPER_ROLES } from './policy.ts'
import type { StaffRow } from '../../auth/sign-in/staff-accounts.ts'

type StaffAbility = 'changeRole' | 'resetPassword' | 'enable' | 'disable' | 'endSessions'

const allowed: Decision = { isAllowed: true, needsStepUp: false }
const refused = (code: NonNullable<Decision['reason']>['code']): Decision => ({
  isAllowed: false,
  needsStepUp: false,
  reason: { code },
})

const isActiveAdministrator = (account: StaffRow): boolean =>
  KEEPER_ROLES.includes(account.role) && account.is_enabled === 1

/** Whether nobody could administrate the console without this account. */
export const isLastAdministrator = (account: StaffRow, everybody: readonly StaffRow[]): boolean =>
  isActiveAdministrator(account) && !everybody.some((other) => other.id !== account.id && isActiveAdministrator(other))

/** What may be done to one account, beyond what the policy row says about the operation. */
export function staffAbilities(
  actor: Actor,
  account: StaffRow,
  everybody: readonly StaffRow[],
): Record<StaffAbility, Decision> {
  const isOwn = account.id === actor.staffId
  const shields = (): Decision => {
    if (isOwn) return refused('target_is_own_account')
    return isLastAdministrator(account, everybody) ? refused('target_is_last_administrator') : allowed
  }
  const isEnabled = account.is_enabled === 1
  return {
    changeRole: shields(),
    // One's own is changed with the present one, under one's own account.
    resetPassword: isOwn ? refused('target_is_own_account') : allowed,
    enable: isEnabled ? refused('staff_is_enabled') : allowed,
    disable: isEnabled ? shields() : refused('staff_is_disabled'),
    endSessions: allowed,
  }
}
