import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RegistryCheckStatus } from '@quaymaster/contracts/registry-check'
import { createQuaySimulator } from '@quaymaster/quay-simulator'
import type { QuaySimulator } from '@quaymaster/quay-simulator'
import { Budget } from '../background/budget.ts'
import { usersKind } from '../features/users/inventory.ts'
import type { UserRows } from '../features/users/inventory.ts'
import { Inventory } from '../inventory/inventory.ts'
import { createClock } from '../time/clock.ts'
import type { Clock } from '../time/clock.ts'
import { createLogStore } from '../usage-logs/create-log-store.ts'
import { createLogSource } from '../quay/log-source.ts'
import type { LogStore } from '../usage-logs/log-store.ts'
import { createGateway } from '../quay/create-gateway.ts'
import type { QuayGateway } from '../quay/gateway.ts'
import { RegistryCheck } from '../registry-check/registry-check.ts'
import { openStore } from '../store/database.ts'
import { addEntries, NOW, spreadEntries, untilSettled } from './log-world.ts'
import { until } from './quay-parts.ts'
import { DAY_MS } from '../time/calendar.ts'

type Token = keyof QuaySimulator['tokens']

type RunOptions = { token?: Token; callsPerSecond?: number; intervalMs?: number; baseUrl?: (url: string) => string }

/** Log store, user inventory and the check of the registry they share, against a simulated Quay over real sockets. */
export type RegistryParts = AsyncDisposable & {
  simulator: QuaySimulator
  dataDir: string
  clock: Clock
  readonly quay: QuayGateway
  readonly logs: LogStore
  readonly users: UserRows
  readonly check: RegistryCheck
  /** Moves the console's clock. */
  advance: (seconds: number) => void
  /** Ends the console's parts without starting them again. */
  stop: () => Promise<void>
  /** Ends the console's parts and starts them again on the same data, perhaps with another token. */
  restart: (options?: RunOptions) => Promise<void>
}

export type RegistryWorld = {
  /** Entries of each of the days before today, newest day first. */
  perDay: readonly number[]
  users: number
}

export const LAST_DAY = '2026-11-19'
export const dayBefore = (count: number): string =>
  new Date(Date.parse(LAST_DAY) - count * DAY_MS).toISOString().slice(0, 10)

/** Puts the entries of past days into the registry; `kind` tells one registry's entries from another's. */
export function addPastDays(simulator: QuaySimulator, perDay: readonly number[], kind = 'pull_repo'): void {
  for (const [index, count] of perDay.entries()) addEntries(simulator, dayBefore(index), spreadEntries(count, { kind }))
}

/** A console that has read everything of this registry. */
export async function openRegistryParts(world: RegistryWorld): Promise<RegistryParts> {
  const simulator = await createQuaySimulator({ logEntries: 0, now: NOW })
  const dataDir = await mkdtemp(join(tmpdir(), 'quaymaster-registry-'))
  let aheadMs = Date.parse(NOW) - Date.now()
  const clock = createClock({ wall: () => Date.now() + aheadMs, monotonicMs: () => performance.now() + aheadMs })
  addPastDays(simulator, world.perDay)
  if (world.users > 0) await simulator.event('users.add', { prefix: 'person', count: world.users })
  let run = await open(simulator, dataDir, clock, {})
  await until(() => run.users.progress().state === 'complete')
  if (world.perDay.length > 0) {
    await untilSettled({ logs: run.logs }, dayBefore(world.perDay.length - 1), LAST_DAY)
  }
  return {
    simulator,
    dataDir,
    clock,
    get quay() {
      return run.quay
    },
    get logs() {
      return run.logs
    },
    get users() {
      return run.users
    },
    get check() {
      return run.check
    },
    advance(seconds) {
      aheadMs += seconds * 1000
    },
    stop: () => run.close(),
    async restart(options = {}) {
      await run.close()
      run = await open(simulator, dataDir, clock, options)
    },
    async [Symbol.asyncDispose]() {
      await run.close()
      await simulator.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

/** Waits until the check has come to this state. */
export const untilCheck = (parts: RegistryParts, state: RegistryCheckStatus['state']): Promise<void> =>
  until(() => parts.check.status().state === state, 20_000)

export const storedCount = async ({ logs }: RegistryParts): Promise<number> => (await logs.coverage()).storedEntries

async function open(
  simulator: QuaySimulator,
  dataDir: string,
  clock: Clock,
  { token = 'ro', callsPerSecond = 1000, intervalMs = 40, baseUrl = (url) => url }: RunOptions,
) {
  const store = await openStore(dataDir, clock.now())
  const quay = await createGateway({
    baseUrl: baseUrl(simulator.url),
    ca: simulator.ca,
    readToken: { value: simulator.tokens[token] },
    isDemo: false,
    version: '0.0.0',
    userAgentKey: 'a key of tests',
    now: () => clock.now(),
  })
  await quay.start()
  const budget = new Budget({ callsPerSecond, timeZone: 'UTC' }, () => clock.now())
  const source = createLogSource(quay)
  const check = new RegistryCheck({ source, budget, clock })
  const inventory = new Inventory({ kinds: [usersKind], store, quay, registry: check, budget, clock })
  const intervalsMs = { attended: intervalMs, unattended: intervalMs }
  const common = { dataDir, source, budget, clock, registry: check, intervalsMs }
  const logs = createLogStore({ ...common, retentionDays: 30, daysSideBySide: 2 })
  await inventory.start()
  await logs.start()
  let closing: Promise<void> | undefined
  const closeAll = async () => {
    await logs.close()
    await inventory.close()
    await quay.close()
    await store.destroy()
  }
  return { quay, logs, users: inventory.of(usersKind), check, close: () => (closing ??= closeAll()) }
}
