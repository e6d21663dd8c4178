import { describe, expect, test } from 'vitest'
import { commonPasswords, isCommonPassword } from './common-passwords.ts'

describe('common passwords', () => {
  test('are at least 3,000 that are long enough to be chosen', () => {
    expect(commonPasswords().size).toBeGreaterThanOrEqual(3000)
    expect([...commonPasswords()].every((password) => password.length >= 12)).toBe(true)
  })

  test.each([
    'Password2026!',
    'qwertyuiop12',
    '123456789012',
    'administrator1',
    'aaaaaaaaaaaaa',
    'adminadmin123',
    'QuayMaster2026',
  ])('%s is one', (password) => expect(isCommonPassword(password, 'ada')).toBe(true))

  test('the own name with a little around it is one', () => {
    expect(isCommonPassword('maria-gomez-1', 'maria-gomez')).toBe(true)
    expect(isCommonPassword('maria-gomez likes tall ships', 'maria-gomez')).toBe(false)
  })

  test.each(['correct horse battery staple', 'Zx9!kk-wq22-pp', 'tall ships at dawn'])('%s is none', (password) =>
    expect(isCommonPassword(password, 'ada')).toBe(false),
  )
})
