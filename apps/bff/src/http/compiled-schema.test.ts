import { readUserActivity } from '@quaymaster/contracts/usage-logs'
import { listUsers } from '@quaymaster/contracts/users'
import { describe, expect, test } from 'vitest'
import * as core from 'zod/v4/core'
import { compiled } from './compiled-schema.ts'

const user = {
  name: 'alice',
  isEnabled: true,
  isVerified: false,
  superuserKind: 'none',
  quota: { usedBytes: 1, limitBytes: null },
  readAt: '2026-11-24T00:00:00.000Z',
}
const activity = {
  lastSeenAt: null,
  lastSignInAt: null,
  findings: [{ code: 'new_address', at: '2026-11-24T00:00:00Z', count: 1, params: { address: '192.0.2.1' } }],
  countedSince: '2026-10-26',
  refusals: [{ kind: 'login_failure', count: 1, isRecorded: true }],
  completeSince: null,
}

/** What both say of a value: the value that may be sent, or where it is wrong. */
function told(schema: core.$ZodType, value: unknown): unknown {
  const { error, data } = core.safeEncode(schema, value)
  return error === undefined ? { data } : error.issues.map(({ path, code }) => ({ path, code }))
}

describe('a compiled schema', () => {
  const person = { ...user, secret: 'of nobody’s business' }
  const row = listUsers.response.shape.users

  test.each([
    ['a row with a field that nobody may see', row, [person]],
    ['a row without a name', row, [{ ...user, name: undefined }]],
    ['a wrong value deep inside', row, [user, { ...user, quota: { usedBytes: '1', limitBytes: 2 } }]],
    ['an unknown word', row, [{ ...user, superuserKind: 'half' }]],
    ['no list', row, 'none'],
    ['findings', readUserActivity.response, activity],
    ['a finding of an instant that is none', readUserActivity.response, { ...activity, lastSeenAt: 'yesterday' }],
  ] as const)('says the same of %s', (_, schema, value) => {
    expect(told(compiled(schema), value)).toEqual(told(schema, value))
  })

  test('sends no field that the contract does not name', () => {
    expect(told(compiled(row), [person])).toEqual({ data: [user] })
  })
})
