import type { ROLES } from '@quaymaster/contracts/roles'
import { describe, expect, test } from 'vitest'
import { generatePassword } from './password.ts'
import { blockReason, noopReason, usersPolicy } from './policy.ts'
import type { TargetContext, UserOperation } from './policy.ts'
import { presentUser } from './present.ts'

const CHANGES: readonly UserOperation[] = [
  'user.enable',
  'user.disable',
  'user.change-email',
  'user.set-password',
  'user.send-recovery-mail',
  'user.delete',
]

const target = (user: Partial<TargetContext['user']> = {}, isConsoleAccount = false): TargetContext => ({
  user: { name: 'maria', email: 'maria@example.org', isEnabled: true, superuserKind: 'none', ...user },
  isConsoleAccount,
})

describe('who is out of reach', () => {
  test('a superuser is for everybody, since Quay refuses', () => {
    for (const operation of CHANGES) {
      expect(blockReason(operation, 'administrator', target({ superuserKind: 'superuser' }))).toEqual({
        code: 'target_is_superuser',
      })
    }
  })

  test('Z10: read-only superusers and the console’s own accounts are for the help desk', () => {
    for (const operation of CHANGES) {
      const reader = target({ superuserKind: 'global-read-only' })
      expect(blockReason(operation, 'help-desk', reader)).toEqual({ code: 'target_is_read_only_superuser' })
      expect(blockReason(operation, 'help-desk', target({}, true))).toEqual({ code: 'target_is_console_account' })
      expect(blockReason(operation, 'administrator', reader)).toBeUndefined()
    }
  })

  test('the account of the console’s own token is neither disabled nor deleted: Undo would need the token', () => {
    const refused = CHANGES.filter((operation) => blockReason(operation, 'administrator', target({}, true)))
    expect(refused).toEqual(['user.disable', 'user.delete'])
    expect(blockReason('user.disable', 'administrator', target({}, true))).toEqual({
      code: 'target_holds_console_token',
    })
  })

  test('a name from before Quay’s rules is shown and not acted on', () => {
    for (const name of ['Maria', 'a', 'x'.repeat(256), 'a__b', 'maria\n', 'марія']) {
      expect(blockReason('user.enable', 'administrator', target({ name }))).toEqual({ code: 'name_not_actionable' })
    }
  })

  test('somebody disabled is not deleted, and nobody is written to without an address', () => {
    expect(blockReason('user.delete', 'administrator', target({ isEnabled: false }))).toEqual({
      code: 'target_is_disabled',
    })
    expect(blockReason('user.send-recovery-mail', 'administrator', target({ email: null }))).toEqual({
      code: 'target_has_no_email',
    })
  })

  test('what is so already is not offered', () => {
    expect(noopReason('user.enable', { isEnabled: true })).toEqual({ code: 'target_is_enabled' })
    expect(noopReason('user.disable', { isEnabled: false })).toEqual({ code: 'target_is_disabled' })
    expect(noopReason('user.delete', { isEnabled: false })).toBeUndefined()
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
  const { sequence: _, secret: __, ...everything } = row
  expect(presentUser(row, 'administrator')).toEqual({ ...everything, isEmailMasked: false })
  expect(presentUser(row, 'auditor')).toEqual({ ...everything, isEmailMasked: false })
  const { quota: ___, ...withoutQuota } = everything
  expect(presentUser(row, 'help-desk')).toEqual({ ...withoutQuota, email: 'm***@example.org', isEmailMasked: true })
})

test('a generated password is long, without look-alikes, and another one each time', () => {
  const passwords = Array.from({ length: 500 }, generatePassword)
  for (const password of passwords) expect(password).toMatch(/^[a-km-np-zA-HJ-NP-RT-Y346789]{24}$/)
  expect(new Set(passwords).size).toBe(500)
})
