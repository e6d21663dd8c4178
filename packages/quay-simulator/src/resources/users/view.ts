import { quotaKeys } from '../quotas/model.ts'
import { isGlobalReaderName, isSuperuserName } from '../../auth/permissions.ts'
import { avatarOf } from '../../avatar.ts'
import type { State } from '../../state.ts'
import type { User } from '../namespaces/user-rows.ts'

/** A person as superusers see one. */
export function superuserView(state: State, user: User): Record<string, unknown> {
  return {
    kind: 'user',
    name: user.username,
    username: user.username,
    email: user.email,
    verified: user.isVerified,
    avatar: avatarOf(user.username, user.email, 'user'),
    super_user: isSuperuserName(state, user.username),
    global_readonly_super_user: isGlobalReaderName(state, user.username),
    enabled: user.isEnabled,
    ...quotaKeys(state, user.id),
  }
}
