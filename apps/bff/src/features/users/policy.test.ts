import type { Role, ROLES } from '@quaymaster/contracts/roles'
import { USER_ACTIONS } from '@quaymaster/contracts/users/actions'
import { describe, expect, test } from 'vitest'
import { generatePassword } from './password.ts'
import { findBlockers, findRefusal } from '../../policy/action-rules.ts'
import { USER_RULES } from './action-rules.ts'
import type { TargetContext } from './action-rules.ts'
import { usersPolicy } from './policy.ts'
import { presentUser } from './present.ts'

const ACTIONS = Object.keys(USER_ACTIONS) as (keyof typeof USER_ACTIONS)[]

const refusalOf = (action: keyof typeof USER_ACTIONS, role: Role, about: TargetContext) =>
  findRefusal(USER_RULES, action, role, about)

const target = (user: Partial<TargetContext['user']> = {}, isConsoleAccount = false): TargetContext => ({
  user: { name: 'maria', email: 'maria@example.org', isEnabled: true, superuserKind: 'none', ...user },
  isConsoleAccount,
})

describe('who is out of reach', () => {
  test('a superuser is for everybody, since Quay refuses', () => {
    for (const action of ACTIONS) {
      expect(refusalOf(action, 'administrator', target({ superuserKind: 'superuser' }))).toBe('target_is_superuser')
    }
  })

  test('Z10: read-only superusers and the console’s own accounts are for the help desk', () => {
    for (const action of ACTIONS) {
      const reader = target({ superuserKind: 'global-read-only' })
      expect(refusalOf(action, 'help-desk', reader)).toBe('target_is_read_only_superuser')
      expect(refusalOf(action, 'help-desk', target({}, true))).toBe('target_is_console_account')
      expect(refusalOf(action, 'administrator', reader)).toBeUndefined()
    }
  })

  test('the account of the console’s own token is neither disabled nor deleted: Undo would need the token', () => {
    const refused = ACTIONS.filter((action) => refusalOf(action, 'administrator', target({}, true)))
    expect(refused).toEqual(['disable', 'delete'])
    expect(refusalOf('disable', 'administrator', target({}, true))).toBe('target_holds_console_token')
  })

  test('a name from before Quay’s rules is shown and not acted on', () => {
    for (const name of ['Maria', 'a', 'x'.repeat(256), 'a__b', 'maria\n', 'марія']) {
      expect(refusalOf('enable', 'administrator', target({ name }))).toBe('name_not_actionable')
    }
  })

  test('somebody disabled is not deleted, and nobody is written to without an address', () => {
    expect(refusalOf('delete', 'administrator', target({ isEnabled: false }))).toBe('target_is_disabled')
    expect(refusalOf('sendRecoveryMail', 'administrator', target({ email: null }))).toBe('target_has_no_email')
  })

  test('what is so already is not offered, and not refused', () => {
    const disabled = target({ isEnabled: false })
    expect(findBlockers(USER_RULES, 'administrator', target())).toEqual({ enable: 'target_is_enabled' })
    expect(findBlockers(USER_RULES, 'administrator', disabled)).toEqual({
      disable: 'target_is_disabled',
      delete: 'target_is_disabled',
    })
    expect(refusalOf('disable', 'administrator', disabled)).toBeUndefined()
  })
})

test('the auditor changes nothing, and nobody but administrators makes or deletes people', () => {
  const mayRun = (role: (typeof ROLES)[number]) =>
    usersPolicy.filter(({ roles }) => roles !== 'public' && roles.includes(role)).map(({ operation }) => operation)
  expect(mayRun('auditor')).toEqual(['user.list', 'user.read', 'user.read-again', 'user.export'])
  expect(mayRun('help-desk')).toEqual([
    'user.list',
    'user.read',
    'user.read-again',
    'user.enable',
    'user.set-password',
    'user.send-recovery-mail',
  ])
  expect(mayRun('administrator')).toEqual(usersPolicy.map(({ operation }) => operation))
})

test('a person is built key by key for each role', () => {
  const row = {
    name: 'maria',
    email: 'maria@example.org',
    isEnabled: true,
    isVerified: false,
    superuserKind: 'none',
    quota: { usedBytes: 1, limitBytes: 2 },
    readAt: '2026-11-24T12:00:00.000Z',
    sequence: 7,
    secret: 'not listed',
  } as const
  const blockers = { enable: 'target_is_enabled' }
  const { sequence: _, secret: __, ...everything } = row
  expect(presentUser({ user: row, isConsoleAccount: false }, 'administrator')).toEqual({
    ...everything,
    isEmailMasked: false,
    blockers,
  })
  expect(presentUser({ user: row, isConsoleAccount: false }, 'auditor')).toEqual({
    ...everything,
    isEmailMasked: false,
    blockers,
  })
  const { quota: ___, ...withoutQuota } = everything
  expect(presentUser({ user: row, isConsoleAccount: false }, 'help-desk')).toEqual({
    ...withoutQuota,
    email: 'm***@example.org',
    isEmailMasked: true,
    blockers,
  })
})

test('a generated password is long, without look-alikes, and another one each time', () => {
  const passwords = Array.from({ length: 500 }, generatePassword)
  for (const password of passwords) expect(password).toMatch(/^[a-km-np-zA-HJ-NP-RT-Y346789]{24}$/)
  expect(new Set(passwords).size).toBe(500)
})
