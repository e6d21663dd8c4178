import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROLES } from '@quaymaster/contracts/roles'
import type { Role } from '@quaymaster/contracts/roles'
import type { FastifyInstance } from 'fastify'
import { isoOf } from './time/clock.ts'
import type { Config } from './config/config.ts'
import { generatePassword } from './features/users/password.ts'
import { Secret } from './redaction/secret.ts'
import { insertStaff } from './auth/sign-in/staff-accounts.ts'

/** A ready-made account of the demo. */
export type DemoSignIn = { role: Role; name: string; password: string }

/** An embedded Quay, and what a console needs to work with it. */
export type Demo = {
  config: Config
  /** Makes an account for each role. */
  seed: (app: FastifyInstance) => Promise<DemoSignIn[]>
  close: () => Promise<void>
}

/** What a call with a token costs a real Quay, so that the demo's speed is honest. */
const LATENCY_MS = 230
/** More than a real Quay should bear: 2,000 people in five seconds, for whoever has just started it and looks. */
const CALLS_PER_SECOND = 4

/** Starts a simulated registry in this process; what the console keeps is gone with it. */
export async function startDemo(config: Config): Promise<Demo> {
  const { createQuaySimulator } = await import('@quaymaster/quay-simulator')
  const simulator = await createQuaySimulator({ scenario: 'demo', latencyMs: LATENCY_MS })
  const dataDir = await mkdtemp(join(tmpdir(), 'quaymaster-demo-'))
  return {
    config: {
      ...config,
      dataDir,
      keyringFile: join(dataDir, 'keyring.json'),
      canMakeKeyring: true,
      budget: { ...config.budget, callsPerSecond: Math.max(config.budget.callsPerSecond, CALLS_PER_SECOND) },
      quay: {
        url: simulator.url,
        token: new Secret(simulator.tokens.rw),
        tokenFile: undefined,
        readToken: new Secret(simulator.tokens.ro),
        readTokenFile: undefined,
        ca: undefined,
      },
    },
    seed: (app) => Promise.all(ROLES.map((role) => addStaff(app, role))),
    async close() {
      await simulator.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function addStaff({ store, signIn, clock }: FastifyInstance, role: Role): Promise<DemoSignIn> {
  const password = generatePassword()
  const passwordHash = await signIn.passwords.hash(password)
  await insertStaff(store, {
    name: role,
    role,
    passwordHash,
    mustChangePassword: false,
    createdAt: isoOf(clock.now()),
  })
  return { role, name: role, password }
}
