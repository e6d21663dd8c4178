import type { Me } from '@quaymaster/contracts/me'
import type { User, UserDetail } from '@quaymaster/contracts/users'
import { USER_ACTIONS } from '@quaymaster/contracts/users/actions'
import { expectDecisions } from '../../lib/object-actions.ts'

export type UserAbilities = UserDetail['abilities']
export type UserAction = keyof typeof USER_ACTIONS

/** What the row of a list lets one expect, until the server's own decisions about this user are there. */
export const expectedAbilities = (me: Me, user: User): UserAbilities => expectDecisions(me, USER_ACTIONS, user.blockers)
