import { STAFF_ACTIONS } from '@quaymaster/contracts/staff/actions'
import type { ActionRule, ActionRules } from '../../policy/action-rules.ts'
import type { StaffRow } from '../../auth/sign-in/staff-accounts.ts'
import { KEEPER_ROLES } from './policy.ts'

/** What a decision about one staff account looks at. */
export type StaffTarget = {
  account: StaffRow
  isOwn: boolean
  /** Nobody could keep the accounts of the console without this one. */
  isLastKeeper: boolean
}

type Rule = ActionRule<StaffTarget>

const isOwn: Rule = { reason: 'target_is_own_account', applies: (target) => target.isOwn }
const isLastKeeper: Rule = { reason: 'target_is_last_administrator', applies: (target) => target.isLastKeeper }
const isEnabled = ({ account }: StaffTarget): boolean => account.is_enabled === 1

/** What is in the way of changing a staff account. */
export const STAFF_RULES: ActionRules<typeof STAFF_ACTIONS, StaffTarget> = {
  object: 'staff',
  actions: STAFF_ACTIONS,
  every: [],
  each: {
    changeRole: [isOwn, isLastKeeper],
    // One's own is changed with the present one, under one's own account.
    resetPassword: [isOwn],
    enable: [{ reason: 'staff_is_enabled', applies: isEnabled }],
    disable: [{ reason: 'staff_is_disabled', applies: (target) => !isEnabled(target) }, isOwn, isLastKeeper],
  },
}

const keepsAccounts = ({ role, is_enabled: enabled }: StaffRow): boolean => KEEPER_ROLES.includes(role) && enabled === 1

export function staffTarget(account: StaffRow, everybody: readonly StaffRow[], staffId: string): StaffTarget {
  const others = everybody.filter((other) => other.id !== account.id)
  return {
    account,
    isOwn: account.id === staffId,
    isLastKeeper: keepsAccounts(account) && !others.some(keepsAccounts),
  }
}
