import { describe, expect, test } from 'vitest'
import {
  HIDDEN_FROM_HELP_DESK,
  isSeenInFull,
  MASKED_FOR_HELP_DESK,
  projectFields,
  SEEN_BY_ALL,
  visibilityOf,
} from './fields.ts'

const FIELDS = { name: SEEN_BY_ALL, email: MASKED_FOR_HELP_DESK, quota: HIDDEN_FROM_HELP_DESK } as const
const ROW = { name: 'maria', email: 'maria@example.org', quota: 7, token: 'never listed' }

const project = (role: 'administrator' | 'help-desk') => projectFields(FIELDS, ROW, role, { email: () => 'm***' })

describe('the fields of a row', () => {
  test('are those that the role sees, and no other', () => {
    expect(project('administrator')).toEqual({ name: 'maria', email: 'maria@example.org', quota: 7 })
    expect(project('help-desk')).toEqual({ name: 'maria', email: 'm***' })
  })

  test('serve to search and sort only where they are seen in full', () => {
    expect(visibilityOf(FIELDS, 'email', 'help-desk')).toBe('masked')
    expect(isSeenInFull(FIELDS, 'email', 'help-desk')).toBe(false)
    expect(isSeenInFull(FIELDS, 'quota', 'auditor')).toBe(true)
  })
})
