import { QUAY_NAME_MAX_LENGTH, QUAY_NAME_MIN_LENGTH, QUAY_NAME_PATTERN } from '@quaymaster/contracts/names'
import type { Role } from '@quaymaster/contracts/roles'
import { USER_ACTIONS } from '@quaymaster/contracts/users/actions'
import type { ActionRule, ActionRules } from '../../policy/action-rules.ts'
import type { UserRow } from './inventory.ts'

/** What a decision about one user looks at. */
export type TargetContext = {
  user: Pick<UserRow, 'name' | 'email' | 'isEnabled' | 'superuserKind'>
  /** One of the console's own tokens belongs to this user. */
  isConsoleAccount: boolean
}

type Rule = ActionRule<TargetContext>

const PRIVILEGED: readonly Role[] = ['administrator']

/** The act would be the console's last: its token dies with the account, and no Undo gets through. */
const holdsToken: Rule = {
  reason: 'target_holds_console_token',
  applies: ({ isConsoleAccount }) => isConsoleAccount,
}
const isDisabled: Rule = { reason: 'target_is_disabled', applies: ({ user }) => !user.isEnabled }

/** Why a user is out of reach for a role, or Quay would refuse or do nothing. */
export const USER_RULES: ActionRules<typeof USER_ACTIONS, TargetContext> = {
  object: 'user',
  actions: USER_ACTIONS,
  every: [
    { reason: 'name_not_actionable', applies: ({ user }) => !isActionable(user.name) },
    { reason: 'target_is_superuser', applies: ({ user }) => user.superuserKind === 'superuser' },
    {
      reason: 'target_is_read_only_superuser',
      applies: ({ user }) => user.superuserKind === 'global-read-only',
      exempt: PRIVILEGED,
    },
    { reason: 'target_is_console_account', applies: ({ isConsoleAccount }) => isConsoleAccount, exempt: PRIVILEGED },
  ],
  each: {
    enable: [{ reason: 'target_is_enabled', applies: ({ user }) => user.isEnabled, isNoop: true }],
    disable: [holdsToken, { ...isDisabled, isNoop: true }],
    sendRecoveryMail: [{ reason: 'target_has_no_email', applies: ({ user }) => user.email === null }],
    // Quay answers 204 to the deletion of a disabled user, and does nothing (recording users-delete).
    delete: [holdsToken, isDisabled],
  },
}

/** Names from before Quay's present rules are shown; what acts on them could act on something else. */
function isActionable(name: string): boolean {
  return name.length >= QUAY_NAME_MIN_LENGTH && name.length <= QUAY_NAME_MAX_LENGTH && QUAY_NAME_PATTERN.test(name)
}
