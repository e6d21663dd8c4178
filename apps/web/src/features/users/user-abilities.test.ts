import type { Me } from '@quaymaster/contracts/me'
import type { User } from '@quaymaster/contracts/users'
import { USER_ACTIONS } from '@quaymaster/contracts/users/actions'
import { expect, it } from 'vitest'
import { exampleMe } from '../../../testing/example-me.ts'
import { expectedAbilities } from './user-abilities.ts'
import type { UserAction } from './user-abilities.ts'

const maria: User = {
  name: 'maria',
  email: 'maria@example.org',
  isEnabled: true,
  isVerified: true,
  superuserKind: 'none',
  blockers: {},
  readAt: '2026-11-23T16:00:00Z',
}

const meWith = (...acts: UserAction[]): Me =>
  exampleMe({
    capabilities: Object.fromEntries(acts.map((act) => [USER_ACTIONS[act], { isAllowed: true, needsStepUp: true }])),
  })

function reasons(me: Me, user: User) {
  return Object.fromEntries(Object.entries(expectedAbilities(me, user)).map(([act, { reason }]) => [act, reason?.code]))
}

it('expects what the role may do, and says why not for the rest', () => {
  expect(expectedAbilities(meWith('setPassword'), maria).setPassword).toEqual({ isAllowed: true, needsStepUp: true })
  expect(reasons(meWith('setPassword'), maria)).toMatchObject({ setPassword: undefined, delete: 'role_lacks' })
})

it('expects what the row says is in the way', () => {
  const blockers = { disable: 'target_is_disabled', delete: 'target_is_disabled' } as const
  const me = meWith('enable', 'disable', 'delete')
  expect(reasons(me, { ...maria, isEnabled: false, blockers })).toMatchObject({ enable: undefined, ...blockers })
})

it('names the lack of the role first', () => {
  const user: User = { ...maria, blockers: { delete: 'target_is_superuser' } }
  expect(reasons(meWith('setPassword'), user)).toMatchObject({ delete: 'role_lacks' })
})
