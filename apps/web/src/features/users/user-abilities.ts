import type { Decision, ReasonCode } from '@quaymaster/contracts/decision'
import type { Me } from '@quaymaster/contracts/me'
import type { Operation } from '@quaymaster/contracts/operations'
import type { User, UserDetail } from '@quaymaster/contracts/users'
import { decisionFor } from '../../lib/me.ts'

export type UserAbilities = UserDetail['abilities']
export type UserAct = keyof UserAbilities

export const OPERATION_OF: Record<UserAct, Operation> = {
  enable: 'user.enable',
  disable: 'user.disable',
  changeEmail: 'user.change-email',
  setPassword: 'user.set-password',
  sendRecoveryMail: 'user.send-recovery-mail',
  delete: 'user.delete',
}

function blocker(act: UserAct, user: User): ReasonCode | undefined {
  if (user.superuserKind === 'superuser') return 'target_is_superuser'
  if (act === 'enable' && user.isEnabled) return 'target_is_enabled'
  if ((act === 'disable' || act === 'delete') && !user.isEnabled) return 'target_is_disabled'
  if (act === 'sendRecoveryMail' && user.email === null) return 'target_has_no_email'
  return undefined
}

function guess(me: Me, user: User, act: UserAct): Decision {
  const capability = decisionFor(me, OPERATION_OF[act])
  const code = capability.isAllowed ? blocker(act, user) : undefined
  return code === undefined ? capability : { ...capability, isAllowed: false, reason: { code } }
}

/** What the row of a list lets one expect, until the server's own decisions about this person are there. */
export const expectedAbilities = (me: Me, user: User): UserAbilities => ({
  enable: guess(me, user, 'enable'),
  disable: guess(me, user, 'disable'),
  changeEmail: guess(me, user, 'changeEmail'),
  setPassword: guess(me, user, 'setPassword'),
  sendRecoveryMail: guess(me, user, 'sendRecoveryMail'),
  delete: guess(me, user, 'delete'),
})
