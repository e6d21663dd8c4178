import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '@quaymaster/bff/app'
import { readConfig } from '@quaymaster/bff/config/config'
import { issueSetUpCode } from '@quaymaster/bff/auth/set-up/set-up-code'
import { insertStaff } from '@quaymaster/bff/auth/sign-in/staff-accounts'
import { ROLES } from '@quaymaster/contracts/roles'
import { createQuaySimulator } from '@quaymaster/quay-simulator'
import type { QuaySimulator, ScenarioName, WorldOptions } from '@quaymaster/quay-simulator'
import { STAFF } from './staff.ts'
import { startTlsFront } from './tls-front.ts'

/** What a test finds when it begins. */
export type World = WorldOptions & {
  scenario: ScenarioName
  /** Whether there is an account per role. Without them the console waits to be set up. */
  hasStaff: boolean
  /** Whether browsers come through a proxy that ends TLS. */
  isBehindTls: boolean
  /** What the background may ask of Quay. @default 100 */
  callsPerSecond?: number
  /** Entries that Quay's log has before the console first reads it. */
  loggedBefore?: readonly Record<string, unknown>[]
}

/** The whole product: a simulated Quay and the real server with the built pages, in this process, over real sockets. */
export type Stack = AsyncDisposable & {
  quay: QuaySimulator
  /** Where the browser finds the console. */
  readonly url: string
  /** Begins another world: a fresh registry, an empty store, no sessions. */
  reset: (world: World) => Promise<void>
  /** The code that the terminal would show. */
  issueSetUpCode: () => Promise<string>
  /** Quay gets another token in place of the one that was revoked, as an operator would put it into the file. */
  replaceTokens: (tokens: { write: string; read: string }) => Promise<void>
}

type App = Awaited<ReturnType<typeof buildApp>>

/** Cheap passwords and no waiting before answers: what they defend against is tested in the BFF. News come soon. */
const SEAMS = {
  passwordCost: { memoryKib: 1024, passes: 1 },
  answerFloorMs: 0,
  usageLogIntervalsMs: { attended: 500, unattended: 5000 },
}

export async function startStack(): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-e2e-'))
  const quay = await createQuaySimulator()
  const front = await startTlsFront()
  let app: App | undefined
  let isBehindTls = false
  let generation = 0

  const writeTokens = async ({ write, read }: { write: string; read: string }) => {
    await writeFile(join(folder, 'token'), write, { mode: 0o400 })
    await writeFile(join(folder, 'read-token'), read, { mode: 0o400 })
  }
  const openApp = async (world: World): Promise<App> => {
    generation += 1
    const config = readConfig({
      QUAYMASTER_QUAY_URL: quay.url,
      QUAYMASTER_QUAY_TOKEN_FILE: join(folder, 'token'),
      QUAYMASTER_QUAY_READ_TOKEN_FILE: join(folder, 'read-token'),
      QUAYMASTER_LISTEN: '127.0.0.1:0',
      QUAYMASTER_DATA_DIR: join(folder, `data-${generation}`),
      QUAYMASTER_QUAY_CALLS_PER_SECOND: String(world.callsPerSecond ?? 100),
      QUAYMASTER_REQUESTS_PER_SECOND: '1000',
      QUAYMASTER_LOG_LEVEL: 'silent',
      ...(world.isBehindTls && { QUAYMASTER_PUBLIC_URL: front.url, QUAYMASTER_TRUSTED_PROXIES: '127.0.0.1' }),
    })
    const opened = await buildApp(config, SEAMS)
    await opened.listen(config.listen)
    return opened
  }
  const started = (): App => {
    if (app === undefined) throw new Error('The stack was not reset to any world yet.')
    return app
  }
  const addressOf = (opened: App): string => {
    const { port } = opened.server.address() as AddressInfo
    return `http://127.0.0.1:${port}`
  }

  return {
    quay,
    get url() {
      return isBehindTls ? front.url : addressOf(started())
    },
    reset: async (world) => {
      await app?.close()
      // A reset leaves the pace as it is.
      quay.setLatency(0)
      await quay.reset(world.scenario, world)
      for (const entries of world.loggedBefore ?? []) await quay.event('log.insert', entries)
      await writeTokens({ write: quay.tokens.rw, read: quay.tokens.ro })
      app = await openApp(world)
      isBehindTls = world.isBehindTls
      front.passTo(addressOf(app))
      if (world.hasStaff) await addStaff(app)
    },
    issueSetUpCode: async () => {
      const fresh = await issueSetUpCode(started().store, started().config.dataDir, Date.now())
      if (fresh === undefined) throw new Error('Somebody has an account already.')
      return fresh.code
    },
    replaceTokens: writeTokens,
    [Symbol.asyncDispose]: async () => {
      await app?.close()
      await front[Symbol.asyncDispose]()
      await quay.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function addStaff(app: App): Promise<void> {
  for (const role of ROLES) {
    const { name, password } = STAFF[role]
    const passwordHash = await app.signIn.passwords.hash(password)
    const createdAt = new Date().toISOString()
    await insertStaff(app.store, { name, role, passwordHash, mustChangePassword: false, createdAt })
  }
}
