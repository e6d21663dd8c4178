import { randomUUID } from 'node:crypto'
import { OPERATIONS } from '@quaymaster/contracts/operations'
import { readMe } from '@quaymaster/contracts/me'
import { type Role, ROLES } from '@quaymaster/contracts/roles'
import type { RouteContract } from '@quaymaster/contracts/route'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requiresStepUp, rowHasRole } from '../policy/decide.ts'
import { assemblePolicy } from '../policy/table.ts'
import type { PolicyRow } from '../policy/row.ts'
import { POLICY } from '../testing/policy-rows.ts'
import { ALL_CONTRACTS } from '../testing/route-list.ts'
import { startTestApp, type TestApp } from '../testing/start-test-app.ts'
import type { TestAnswer, TestClient } from '../testing/test-client.ts'

const ACTORS = ['anonymous', 'expired', ...ROLES, 'without step-up'] as const
type ActorKind = (typeof ACTORS)[number]

/** The role that somebody acts in; undefined for whoever has no session. */
function roleOf(kind: ActorKind): Role | undefined {
  if (kind === 'anonymous' || kind === 'expired') return undefined
  return kind === 'without step-up' ? 'administrator' : kind
}

/** What the policy says of one cell, in the problem code that a refusal carries; undefined where it lets through. */
function refusalOf(row: PolicyRow, kind: ActorKind): string | undefined {
  if (row.roles === 'public') return undefined
  const role = roleOf(kind)
  if (role === undefined) return 'not_signed_in'
  if (!rowHasRole(row, role)) return 'not_allowed'
  return kind === 'without step-up' && requiresStepUp(row, role) ? 'step_up_required' : undefined
}

/** An input that gets past the policy and then ends at once: nothing that it names exists. */
function samplePath(contract: RouteContract): string {
  return contract.url.replaceAll(/:\w+/g, 'no-such-thing')
}

/** What lasts as long as somebody listens is asked for with a key that no filter has. */
function endingPath(contract: RouteContract): string {
  return contract.operation === 'usage-log.tail' ? `${samplePath(contract)}?no-such-key=1` : samplePath(contract)
}

const patternOf = (url: string): RegExp => new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`)

async function send(client: TestClient, contract: RouteContract): Promise<TestAnswer> {
  return client.fetch(endingPath(contract), {
    method: contract.method,
    headers: contract.method === 'GET' ? {} : { 'idempotency-key': randomUUID() },
    ...(contract.body === undefined ? {} : { body: {} }),
  })
}

let stack: TestApp

/** What Quay was asked on behalf of one request. */
const callsFor = (requestId: string) =>
  stack.simulator.requests.list().filter((call) => call.headers['user-agent']?.includes(requestId))

const clients = new Map<ActorKind, TestClient>()

async function signInAs(kind: ActorKind): Promise<TestClient> {
  const role = roleOf(kind)
  if (role === undefined) return stack.client()
  return stack.signIn(role, { stepUp: kind !== 'without step-up' })
}

beforeAll(async () => {
  stack = await startTestApp()
  const expired = await stack.signIn('administrator')
  stack.clock.advance(31 * 60_000)
  // Its end is written to the trail when it is noticed first; that belongs to no cell.
  await expired.call(readMe)
  for (const kind of ACTORS) clients.set(kind, kind === 'expired' ? expired : await signInAs(kind))
}, 30_000)

afterAll(async () => {
  await stack[Symbol.asyncDispose]()
})

describe('Z1: the policy', () => {
  test('Z1: has one row for each operation, and a missing or a second one ends the start', () => {
    expect(POLICY.rows.map(({ operation }) => operation).toSorted()).toEqual([...OPERATIONS].toSorted())
    const { rows } = POLICY
    expect(() => assemblePolicy(rows.slice(1))).toThrow('no row')
    expect(() => assemblePolicy([...rows, ...rows.slice(0, 1)])).toThrow('two rows')
  })

  test('Z1: covers every route of the API', async () => {
    const operations = ALL_CONTRACTS.map((contract) => contract.operation)
    expect(operations.toSorted()).toEqual([...OPERATIONS].toSorted())
    for (const { method, url } of ALL_CONTRACTS) expect(stack.app.hasRoute({ method, url }), url).toBe(true)
  })
})

test('a call to Quay is found by the request that caused it', async () => {
  const answer = await clients.get('administrator')?.fetch('/api/users/no-such-thing')
  expect(answer?.problem.code).toBe('user_not_found')
  expect(callsFor(answer?.problem.requestId ?? '')).not.toEqual([])
})

describe.each(ACTORS)('Z1: %s', (kind) => {
  const contracts = ALL_CONTRACTS.filter(({ operation }) => operation !== 'session.delete')
  test.each(contracts.map((contract) => [contract.operation, contract] as const))('Z1: %s', async (_name, contract) => {
    const client = clients.get(kind)
    if (client === undefined) throw new Error('Nobody is signed in.')
    const expected = refusalOf(POLICY.row(contract.operation), kind)
    const audited = stack.app.audit.head?.sequence ?? 0
    const { status, problem } = await send(client, contract)
    if (expected === undefined) {
      expect(['not_signed_in', 'step_up_required']).not.toContain(problem?.code)
      expect(problem?.params?.['reason']).not.toBe('role_lacks')
      expect(status, JSON.stringify(problem)).toBeLessThan(500)
      return
    }
    expect([status, problem.code]).toEqual([expected === 'not_signed_in' ? 401 : 403, expected])
    // The inventory reads in the background; calls for this request carry its id.
    expect(callsFor(problem.requestId)).toEqual([])
    // L3: a refusal of somebody who is signed in stands in the trail once.
    expect((stack.app.audit.head?.sequence ?? 0) - audited).toBe(expected === 'not_signed_in' ? 0 : 1)
  })
})

describe('Z11: what the pages are told', () => {
  test.each([...ROLES, 'without step-up'] as const)('Z11: is what the routes do, for %s', async (kind) => {
    const client = clients.get(kind)
    const me = await client?.call(readMe)
    const capabilities = me?.body.capabilities ?? {}
    for (const row of POLICY.rows) {
      if (row.roles === 'public') continue
      const { operation } = row
      const expected = refusalOf(row, kind)
      const told = capabilities[operation]
      expect(told === undefined, operation).toBe(expected === 'not_allowed')
      expect(told?.needsStepUp ?? false, operation).toBe(expected === 'step_up_required')
      // Who has what this role lacks is told, and nothing else of it.
      const others = ROLES.filter((role) => rowHasRole(row, role))
      expect(me?.body.otherRoles[operation], operation).toEqual(expected === 'not_allowed' ? others : undefined)
    }
  })

  test.each(ROLES)('Z11: names the fields that the routes leave out, for %s', async (role) => {
    const { hiddenFields } = (await clients.get(role)?.call(readMe))?.body ?? {}
    expect(hiddenFields?.['usage-log.list']?.includes('address') ?? false).toBe(role === 'help-desk')
    expect(hiddenFields?.['user.list']?.includes('quota') ?? false).toBe(role === 'help-desk')
    expect(hiddenFields?.['user.list'] ?? []).not.toContain('email')
  })
})

describe('Z2: hidden methods', () => {
  const paths = [...new Set(ALL_CONTRACTS.map(samplePath))]
  const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

  test('Z2: are refused on every path, for whoever is signed in too', async () => {
    const client = clients.get('administrator')
    for (const path of paths) {
      const declared = ALL_CONTRACTS.filter(({ url }) => patternOf(url).test(path)).map(({ method }) => method)
      const allowed = new Set<string>(declared.includes('GET') ? [...declared, 'HEAD'] : declared)
      for (const method of METHODS.filter((candidate) => !allowed.has(candidate))) {
        const answer = await client?.fetch(path, { method })
        expect(answer?.status, `${method} ${path}`).toBe(method === 'OPTIONS' ? 404 : 405)
      }
    }
  })

  test('Z2: HEAD is judged as GET is', async () => {
    for (const contract of ALL_CONTRACTS.filter(({ method }) => method === 'GET')) {
      for (const [kind, client] of clients) {
        const read = await client.fetch(endingPath(contract))
        const head = await client.fetch(endingPath(contract), { method: 'HEAD' })
        expect(head.status, `${kind} ${contract.url}`).toBe(read.status)
        expect(head.text).toBe('')
      }
    }
  })

  test('Z2: a header cannot turn one method into another', async () => {
    const answer = await clients.get('help-desk')?.fetch('/api/me', { headers: { 'x-http-method-override': 'DELETE' } })
    expect(answer?.status).toBe(200)
  })
})
