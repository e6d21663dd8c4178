import { readUserActivity } from '@quaymaster/contracts/usage-logs'
import { listUsers } from '@quaymaster/contracts/users'
import { describe, expect, test } from 'vitest'
import { safeEncode, type $ZodType } from 'zod/v4/core'
import type { ResponseSerializationError } from 'fastify-type-provider-zod'
import { ALL_CONTRACTS } from '../testing/route-list.ts'
import { answerSerializer } from './answer-serializer.ts'

const user = {
  name: 'alice',
  isEnabled: true,
  isVerified: false,
  superuserKind: 'none',
  quota: { usedBytes: 1, limitBytes: null },
  blockers: {},
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

/** What is written, or where the value is wrong. */
function written(schema: $ZodType, value: unknown): unknown {
  try {
    const text = answerSerializer({ schema, method: 'GET', url: '/' })(value)
    return { data: JSON.parse(text) as unknown }
  } catch (error) {
    const { cause } = error as ResponseSerializationError
    return cause.issues.map(({ path, code }) => ({ path, code }))
  }
}

/** What zod says of the value, without anything compiled. */
function told(schema: $ZodType, value: unknown): unknown {
  const { error, data } = safeEncode(schema, value)
  return error === undefined ? { data } : error.issues.map(({ path, code }) => ({ path, code }))
}

describe('the answer that is written', () => {
  const withSecret = { ...user, secret: 'of nobody’s business' }
  const row = listUsers.response.shape.users

  test.each([
    ['a row with a field that the contract does not name', row, [withSecret]],
    ['a row without a name', row, [{ ...user, name: undefined }]],
    ['a wrong value deep inside', row, [user, { ...user, quota: { usedBytes: '1', limitBytes: 2 } }]],
    ['an unknown word', row, [{ ...user, superuserKind: 'half' }]],
    ['no list', row, 'none'],
    ['findings', readUserActivity.response, activity],
    ['a finding of an instant that is none', readUserActivity.response, { ...activity, lastSeenAt: 'yesterday' }],
  ] as const)('is checked as its contract says: %s', (_, schema, value) => {
    expect(written(schema, value)).toEqual(told(schema, value))
  })

  test('holds no field that the contract does not name', () => {
    expect(written(row, [withSecret])).toEqual({ data: [user] })
  })

  test('is read as it is written: no contract transforms its answer', () => {
    const schemas = ALL_CONTRACTS.flatMap(({ response }) => (response === undefined ? [] : [response]))
    expect(schemas.length).toBeGreaterThan(20)
    for (const schema of schemas)
      expect(JSON.stringify(schema)).not.toMatch(/"type":"(?:pipe|transform|default|prefault|catch)"/)
  })
})
