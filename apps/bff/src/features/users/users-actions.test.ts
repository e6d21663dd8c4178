import { ROLES } from '@quaymaster/contracts/roles'
import { USER_ACTIONS } from '@quaymaster/contracts/users/actions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL_CONTRACTS } from '../../testing/route-list.ts'
import type { TestApp } from '../../testing/start-test-app.ts'
import type { TestAnswer, TestClient } from '../../testing/test-client.ts'
import { prepareUserChanges } from '../../testing/user-changes.ts'
import { list, read, readEverybody, startUsersApp } from '../../testing/users-app.ts'
import { USER_RULES } from './action-rules.ts'

type Action = keyof typeof USER_ACTIONS

// The last one may delete its target.
const ACTIONS = Object.keys(USER_ACTIONS) as Action[]
const TARGETS = ['devuser', 'sleeper-001', 'quayadmin', 'auditor'] as const

const BODIES: { readonly [Name in Action]?: (name: string) => object } = {
  changeEmail: (name) => ({ email: `${name}-new@example.org` }),
  setPassword: () => ({}),
}

const NOOPS: ReadonlySet<string> = new Set(
  ACTIONS.flatMap((action) =>
    (USER_RULES.each[action] ?? []).flatMap(({ reason, isNoop }) => (isNoop === true ? [`${action} ${reason}`] : [])),
  ),
)

async function act(client: TestClient, action: Action, name: string): Promise<TestAnswer> {
  const contract = ALL_CONTRACTS.find(({ operation }) => operation === USER_ACTIONS[action])
  if (contract === undefined) throw new Error(`${action} has no route.`)
  const query = action === 'delete' ? `?confirm=${name}` : ''
  return client.fetch(`${contract.url.replace(':name', name)}${query}`, {
    method: contract.method,
    headers: { 'idempotency-key': crypto.randomUUID() },
    ...(BODIES[action] !== undefined && { body: BODIES[action](name) }),
  })
}

let testApp: TestApp

beforeAll(async () => {
  testApp = await startUsersApp()
  await prepareUserChanges(testApp)
  await readEverybody(testApp)
})

afterAll(async () => {
  await testApp[Symbol.asyncDispose]()
})

describe.each([...ROLES].toReversed())('Z11: what the page of a user offers to the role %s', (role) => {
  test.each(TARGETS)('is what its routes do, for %s', async (name) => {
    const client = await testApp.signIn(role)
    const rows = await list(client, { search: name })
    const row = rows.body.users.find((user) => user.name === name)
    for (const action of ACTIONS) {
      const { abilities, user } = (await read(client, name)).body
      const { isAllowed, reason } = abilities[action]
      // The row says the same beforehand, unless the role lacks the operation.
      if (reason?.code !== 'role_lacks') expect(user.blockers[action], action).toBe(reason?.code)
      const { status, problem } = await act(client, action, name)
      const isNoop = NOOPS.has(`${action} ${reason?.code}`)
      expect([action, status < 300], JSON.stringify(problem)).toEqual([action, isAllowed || isNoop])
      if (status >= 300) expect(problem.params?.['reason'], action).toBe(reason?.code)
      if (action === 'delete' && status < 300) return
    }
    expect(row?.blockers).toBeDefined()
  })
})
