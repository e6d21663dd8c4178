import { changeUserEmail, createUser, deleteUser, disableUser, enableUser } from '@quaymaster/contracts/users'
import type { User } from '@quaymaster/contracts/users'
import type { Fault } from '@quaymaster/quay-simulator'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoOf } from '../../time/clock.ts'
import { until } from '../../testing/quay-parts.ts'
import type { TestApp } from '../../testing/start-test-app.ts'
import type { TestAnswer, TestClient } from '../../testing/test-client.ts'
import { list, readEverybody, startUsersApp, storedUsers } from '../../testing/users-app.ts'

/** Two pages of people, of whom a few are worked on: some from each page. */
const PEOPLE = 130
const WORKED_ON = ['person-001', 'person-002', 'person-050', 'person-120', 'person-130', 'newcomer-a', 'newcomer-b']
const EVERYBODY = { limit: '200' } as const

type Change = 'create' | 'delete' | 'enable' | 'disable' | 'email'
type What = { change: Change; name: string; number: number }
type Step =
  | ({ kind: 'behind' | 'through' | 'behind-a-slow-page' | 'through-a-slow-page' } & What)
  | { kind: 'fault'; operation: string; fault: Fault }
  | { kind: 'dead-token' | 'heal' | 'restart' | 'read-again' | 'pass' }

const FAULTS: readonly Fault[] = [
  { kind: 'html' },
  { kind: 'cut' },
  { kind: 'reset' },
  { kind: 'status', status: 500 },
  { kind: 'drop', afterExecution: true },
  { kind: 'malformed-json' },
  { kind: 'slow-drip', bytesPerSecond: 200_000 },
]

const whatChanges = fc.record({
  change: fc.constantFrom<Change>('create', 'delete', 'enable', 'disable', 'email'),
  name: fc.constantFrom(...WORKED_ON),
  number: fc.nat({ max: 999 }),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: whatChanges.map((what) => ({ kind: 'behind' as const, ...what })) },
  { weight: 8, arbitrary: whatChanges.map((what) => ({ kind: 'through' as const, ...what })) },
  { weight: 2, arbitrary: whatChanges.map((what) => ({ kind: 'behind-a-slow-page' as const, ...what })) },
  { weight: 2, arbitrary: whatChanges.map((what) => ({ kind: 'through-a-slow-page' as const, ...what })) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      operation: fc.constantFrom('user.list', 'user.read', 'user.update', 'user.create', 'user.delete'),
      fault: fc.constantFrom(...FAULTS).map((fault) => ({ ...fault, times: 1 })),
    }),
  },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom('dead-token' as const, 'heal' as const, 'restart' as const, 'read-again' as const, 'pass' as const)
      .map((kind) => ({ kind })),
  },
)

type Shown = Pick<User, 'name' | 'email' | 'isEnabled' | 'isVerified' | 'superuserKind'>
const textOf = ({ email = null, isEnabled, isVerified, superuserKind }: Shown) =>
  JSON.stringify([email, isEnabled, isVerified, superuserKind])

/** What was true in the registry, and until when: nothing else may be shown as read later. */
class History {
  readonly #testApp: TestApp
  readonly #versions = new Map<string, { text: string; until: string | undefined }[]>()
  readonly #shown = new Map<string, string>()

  constructor(testApp: TestApp) {
    this.#testApp = testApp
    this.note()
  }

  /** Looks at the registry; called after everything that may have changed it. */
  note(): void {
    const now = isoOf(this.#testApp.clock.now())
    const present = new Map(registryOf(this.#testApp).map((user) => [user.name, textOf(user)]))
    for (const name of new Set([...present.keys(), ...this.#versions.keys()])) {
      const versions = this.#versions.get(name) ?? []
      const text = present.get(name)
      const newest = versions.at(-1)
      if (newest?.until === undefined && newest?.text === text) continue
      if (newest !== undefined) newest.until ??= now
      if (text !== undefined) versions.push({ text, until: undefined })
      this.#versions.set(name, versions)
    }
  }

  /**
   * A row is honest when the registry was so at some moment after the row was read, by its own word, and when it is no
   * older than what was shown before.
   */
  isHonest(user: User): boolean {
    const shown = this.#shown.get(user.name)
    this.#shown.set(user.name, user.readAt)
    if (shown !== undefined && shown > user.readAt) return false
    const versions = this.#versions.get(user.name) ?? []
    return versions.some(({ text, until: end }) => text === textOf(user) && (end === undefined || end >= user.readAt))
  }
}

function registryOf({ simulator }: TestApp): Shown[] {
  const superusers = new Map([
    ['quayadmin', 'superuser'],
    ['auditor', 'global-read-only'],
  ] as const)
  return [...simulator.state.users.all()].map(({ username, email, isEnabled, isVerified }) => ({
    name: username,
    email: /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(email) ? null : email,
    isEnabled,
    isVerified,
    superuserKind: superusers.get(username as 'quayadmin') ?? 'none',
  }))
}

const sorted = (users: readonly Shown[]) =>
  users.map((user) => `${user.name} ${textOf(user)}`).toSorted((a, b) => (a < b ? -1 : 1))

async function endPosition({ simulator }: TestApp, what: What): Promise<void> {
  const { users } = simulator.state
  const user = users.find('username', what.name)
  if (user === undefined) {
    if (what.change !== 'create') return
    const prefix = `${what.name}-new`
    await simulator.event('users.add', { prefix, count: 1 })
    const made = users.find('username', `${prefix}-001`)
    users.update(made?.id ?? 0, { username: what.name })
    return
  }
  if (what.change === 'delete') users.delete(user.id)
  if (what.change === 'enable' || what.change === 'disable')
    users.update(user.id, { isEnabled: what.change === 'enable' })
  if (what.change === 'email') users.update(user.id, { email: `behind-${what.number}@example.org` })
}

function through(client: TestClient, { change, name, number }: What) {
  const params = { name }
  const calls: Record<Change, () => Promise<TestAnswer>> = {
    create: () => client.call(createUser, { body: { name, email: `${name}-${number}@example.org` } }),
    delete: () => client.call(deleteUser, { params, query: { confirm: name } }),
    enable: () => client.call(enableUser, { params }),
    disable: () => client.call(disableUser, { params }),
    email: () => client.call(changeUserEmail, { params, body: { email: `through-${number}@example.org` } }),
  }
  return calls[change]()
}

/** A page is on its way from Quay while the person changes: what it brings is older than the change. */
async function duringSlowPage(testApp: TestApp, act: () => Promise<void>): Promise<void> {
  const { requests } = testApp.simulator
  await recover(testApp)
  await until(() => !storedUsers(testApp).progress().isReading)
  testApp.simulator.fail('user.list', { kind: 'slow-drip', bytesPerSecond: 150_000, times: 2 })
  const before = requests.of('user.list').length
  storedUsers(testApp).refresh()
  await until(() => requests.of('user.list').length > before)
  await act()
}

async function recover(testApp: TestApp): Promise<void> {
  await testApp.simulator.heal()
  await testApp.app.quay.probe()
  await until(() => testApp.app.quay.credentials().every(({ state }) => state === 'live'))
}

async function runStep(testApp: TestApp, client: TestClient, what: Step): Promise<void> {
  switch (what.kind) {
    case 'behind':
      return endPosition(testApp, what)
    case 'behind-a-slow-page':
      return duringSlowPage(testApp, () => endPosition(testApp, what))
    case 'through-a-slow-page':
      await duringSlowPage(testApp, () => changeAndLook(testApp, client, what))
      return until(() => !storedUsers(testApp).progress().isReading)
    case 'fault':
      return testApp.simulator.fail(what.operation, what.fault)
    case 'dead-token':
      return testApp.simulator.fail('*', { kind: 'dead-token' })
    case 'heal':
      return recover(testApp)
    case 'restart':
      return testApp.restart()
    case 'read-again':
      return storedUsers(testApp).refresh()
    case 'pass':
      return passAndCompare(testApp, client)
    case 'through':
      return changeAndLook(testApp, client, what)
  }
}

async function changeAndLook(testApp: TestApp, client: TestClient, what: What): Promise<void> {
  const answer = await through(client, what)
  if (answer.status >= 300) return
  const { body } = await list(client, EVERYBODY)
  const only = (users: readonly Shown[]) => sorted(users.filter(({ name }) => name === what.name))
  expect(only(body.users), `own ${what.change} of ${what.name}`).toEqual(only(registryOf(testApp)))
}

async function passAndCompare(testApp: TestApp, client: TestClient): Promise<void> {
  await recover(testApp)
  await readEverybody(testApp)
  const { body } = await list(client, EVERYBODY)
  expect(sorted(body.users)).toEqual(sorted(registryOf(testApp)))
  expect(body.total).toBe(registryOf(testApp).length)
}

test('what the console shows is never newer-looking than it is, its own changes are seen at once, and a pass makes it true', async () => {
  // The same runs each time, but for the full check, which looks further every time.
  const extent = process.env['QM_TEST_FULL'] === undefined ? { numRuns: 8, seed: 20261124 } : { numRuns: 200 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
      await using testApp = await startUsersApp({
        config: { budget: { callsPerSecond: 100, quietHours: undefined, timeZone: 'UTC' } },
      })
      await testApp.simulator.event('users.add', { prefix: 'person', count: PEOPLE })
      await readEverybody(testApp)
      const client = await testApp.signIn('administrator')
      const history = new History(testApp)
      for (const what of steps) {
        await runStep(testApp, client, what)
        history.note()
        const { body } = await list(client, EVERYBODY)
        const dishonest = body.users.filter((user) => !history.isHonest(user))
        expect(dishonest, JSON.stringify(what)).toEqual([])
      }
      await passAndCompare(testApp, client)
    }),
    { ...extent, interruptAfterTimeLimit: 600_000, endOnFailure: true },
  )
}, 900_000)
