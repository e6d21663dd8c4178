import type { StaffAccount } from '@quaymaster/contracts/staff'
import { describe, expect, it } from 'vitest'
import { pickAccounts, readStaffSearch } from './staff-search.ts'
import type { StaffSearch } from './staff-search.ts'

const allowed = { isAllowed: true, needsStepUp: false }
const abilities = {
  changeRole: allowed,
  resetPassword: allowed,
  enable: allowed,
  disable: allowed,
  endSessions: allowed,
}
const account = (name: string, more: Partial<StaffAccount> = {}): StaffAccount => ({
  name,
  role: 'help-desk',
  isEnabled: true,
  mustChangePassword: false,
  createdAt: '2026-01-01T00:00:00Z',
  lastSignInAt: null,
  sessionCount: 0,
  abilities,
  ...more,
})
const ACCOUNTS = [
  account('kenji', { role: 'auditor', sessionCount: 2, lastSignInAt: '2026-11-01T00:00:00Z' }),
  account('jo', { isEnabled: false }),
  account('maria', { role: 'administrator', sessionCount: 12, lastSignInAt: '2026-11-02T00:00:00Z' }),
]
const names = (search: StaffSearch) => pickAccounts(ACCOUNTS, search).map(({ name }) => name)

describe('the list of staff accounts', () => {
  it('stands by name unless the URL says otherwise', () => {
    expect(names({})).toEqual(['jo', 'kenji', 'maria'])
    expect(names({ direction: 'desc' })).toEqual(['maria', 'kenji', 'jo'])
  })
  it('sorts numbers as numbers, and puts who never signed in first', () => {
    expect(names({ sort: 'sessions', direction: 'desc' })).toEqual(['maria', 'kenji', 'jo'])
    expect(names({ sort: 'lastSignIn' })).toEqual(['jo', 'kenji', 'maria'])
  })
  it('joins roles by or, and everything else by and', () => {
    expect(names({ role: 'auditor,administrator' })).toEqual(['kenji', 'maria'])
    expect(names({ role: 'auditor,administrator', search: 'MAR' })).toEqual(['maria'])
    expect(names({ state: 'disabled' })).toEqual(['jo'])
  })
})

it('leaves out of a URL what it cannot read, instead of refusing the page', () => {
  expect(readStaffSearch({ sort: 'colour', role: 'king', state: 'enabled', search: 'jo' })).toEqual({
    sort: undefined,
    role: undefined,
    state: 'enabled',
    search: 'jo',
    direction: undefined,
  })
})
