import type { Me } from '@quaymaster/contracts/me'
import type { User } from '@quaymaster/contracts/users'
import { expect, it } from 'vitest'
import { exampleMe } from '../../../testing/example-me.ts'
import { expectedAbilities, OPERATION_OF } from './user-abilities.ts'
import type { UserAct } from './user-abilities.ts'

const maria: User = {
  name: 'maria',
  email: 'maria@example.org',
  isEnabled: true,
  isVerified: true,
  superuserKind: 'none',
  readAt: '2026-11-23T16:00:00Z',
}

const meWith = (...acts: UserAct[]): Me =>
  exampleMe({
    capabilities: Object.fromEntries(acts.map((act) => [OPERATION_OF[act], { isAllowed: true, needsStepUp: true }])),
  })

const everything = meWith('enable', 'disable', 'changeEmail', 'setPassword', 'sendRecoveryMail', 'delete')

function reasons(me: Me, user: User) {
  return Object.fromEntries(Object.entries(expectedAbilities(me, user)).map(([act, { reason }]) => [act, reason?.code]))
}

it('expects what the role may do, and says why not for the rest', () => {
  expect(expectedAbilities(meWith('setPassword'), maria).setPassword).toEqual({ isAllowed: true, needsStepUp: true })
  expect(reasons(meWith('setPassword'), maria)).toMatchObject({ setPassword: undefined, delete: 'role_lacks' })
})

it('expects Quay to refuse everything on a superuser', () => {
  const codes = Object.values(reasons(everything, { ...maria, superuserKind: 'superuser' }))
  expect(new Set(codes)).toEqual(new Set(['target_is_superuser']))
})

it('knows that a disabled user is neither disabled again nor deleted by Quay', () => {
  expect(reasons(everything, { ...maria, isEnabled: false })).toMatchObject({
    enable: undefined,
    disable: 'target_is_disabled',
    delete: 'target_is_disabled',
  })
})

it('sends no recovery mail to somebody without an address', () => {
  expect(reasons(everything, { ...maria, email: null })).toMatchObject({ sendRecoveryMail: 'target_has_no_email' })
})
