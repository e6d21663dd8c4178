import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@quaymaster/contracts/roles'
import { createQuaySimulator, type QuaySimulator, type QuaySimulatorOptions } from '@quaymaster/quay-simulator'
import type { FastifyInstance } from 'fastify'
import { buildApp, type Seams } from '../app.ts'
import { isoOf } from '../time/clock.ts'
import type { Config } from '../config/config.ts'
import { Secret } from '../redaction/secret.ts'
import { insertStaff } from '../auth/sign-in/staff-accounts.ts'
import { FakeClock } from './fake-clock.ts'
import { TestClient } from './test-client.ts'

/** The password of every account that a test makes. */
export const TEST_PASSWORD = 'correct horse battery staple'

/** As cheap as argon2 allows: tests sign in hundreds of times. */
const CHEAP_PASSWORDS = { memoryKib: 8, passes: 1 }

export type TestAppOptions = {
  config?: Partial<Config>
  simulator?: QuaySimulatorOptions
  seams?: Seams
  /** Changes the registry before the console first looks at it. */
  prepare?: (simulator: QuaySimulator) => Promise<unknown>
  /** A clock that shows another time than the machine's. */
  clock?: FakeClock
  /** A data folder to start on, removed at the end; an empty one when left out. */
  dataDir?: string
  /** Which of the console's tokens are there. */
  tokens?: 'both' | 'read' | 'write'
}

/** The real application on a real socket, against a simulated Quay on another. */
export type TestApp = AsyncDisposable & {
  app: FastifyInstance
  simulator: QuaySimulator
  clock: FakeClock
  url: string
  dataDir: string
  /** Everything that was logged. */
  logText: () => string
  /** A client that nobody has signed in. */
  client: (headers?: Record<string, string>) => TestClient
  /** Makes an account; its password is `TEST_PASSWORD`. */
  createStaff: (name: string, role: Role) => Promise<void>
  /** Makes an account of this role and signs it in, with a fresh proof of identity where asked for. */
  signIn: (role: Role, options?: { name?: string; stepUp?: boolean }) => Promise<TestClient>
  /** Ends the application and starts it again on the same data and the same Quay. */
  restart: () => Promise<void>
}

function testConfig(simulator: QuaySimulator, dataDir: string, options: TestAppOptions): Config {
  const { tokens = 'both' } = options
  return {
    demo: false,
    quay: {
      url: simulator.url,
      token: tokens === 'read' ? undefined : new Secret(simulator.tokens.rw),
      tokenFile: undefined,
      readToken: tokens === 'write' ? undefined : new Secret(simulator.tokens.ro),
      readTokenFile: undefined,
      ca: simulator.ca,
    },
    budget: { callsPerSecond: 100, quietHours: undefined, timeZone: 'UTC' },
    listen: { host: '127.0.0.1', port: 0 },
    isPortFree: true,
    publicOrigin: undefined,
    trustedProxies: [],
    dataDir,
    keyringFile: join(dataDir, 'keyring.json'),
    canMakeKeyring: true,
    session: { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000 },
    usageLogs: { retentionDays: 365, daysSideBySide: 2 },
    requestsPerSecond: 10_000,
    logLevel: 'info',
    ...options.config,
  }
}

/** Starts everything on free ports; dispose of it with `await using`. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const simulator = await createQuaySimulator({ logEntries: 0, ...options.simulator })
  await options.prepare?.(simulator)
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'quaymaster-test-'))
  const clock = options.clock ?? new FakeClock()
  let log = ''
  const seams: Seams = {
    clock,
    passwordCost: CHEAP_PASSWORDS,
    answerFloorMs: 0,
    maxEventLoopDelayMs: 60_000,
    logDestination: { write: (line) => (log += line) },
    ...options.seams,
  }
  const start = async () => {
    const app = await buildApp(testConfig(simulator, dataDir, options), seams)
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    return { app, url }
  }
  let running = await start()
  let accounts = 0

  const createStaff = async (name: string, role: Role): Promise<void> => {
    const { store, signIn } = running.app
    const passwordHash = await signIn.passwords.hash(TEST_PASSWORD)
    const createdAt = isoOf(clock.now())
    await insertStaff(store, { name, role, passwordHash, mustChangePassword: false, createdAt })
  }

  const testApp: TestApp = {
    get app() {
      return running.app
    },
    get url() {
      return running.url
    },
    simulator,
    clock,
    dataDir,
    logText: () => log,
    client: (headers = {}) => new TestClient(() => running.url, headers),
    createStaff,
    async signIn(role, { name = `${role}-${(accounts += 1)}`, stepUp = true } = {}) {
      await createStaff(name, role)
      const client = testApp.client()
      const answers = [await client.signIn(name, TEST_PASSWORD)]
      if (stepUp) answers.push(await client.stepUp(TEST_PASSWORD))
      const failed = answers.find(({ status }) => status !== 200)
      if (failed !== undefined) throw new Error(`${name} could not be signed in: ${failed.text}`)
      return client
    },
    async restart() {
      await running.app.close()
      running = await start()
    },
    async [Symbol.asyncDispose]() {
      await running.app.close()
      await simulator.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return testApp
}
