import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createQuaySimulator } from '@quaymaster/quay-simulator'
import type { QuaySimulator, QuaySimulatorOptions } from '@quaymaster/quay-simulator'
import { Budget } from '../background/budget.ts'
import { usersKind } from '../features/users/inventory.ts'
import type { UserRows } from '../features/users/inventory.ts'
import { Inventory } from '../inventory/inventory.ts'
import type { AnyKind } from '../inventory/kind.ts'
import { createClock } from '../time/clock.ts'
import type { Clock } from '../time/clock.ts'
import { createGateway } from '../quay/create-gateway.ts'
import type { GatewayOptions } from '../quay/create-gateway.ts'
import type { QuayGateway } from '../quay/gateway.ts'
import { createLogSource } from '../quay/log-source.ts'
import { RegistryCheck } from '../registry-check/registry-check.ts'
import { openStore } from '../store/database.ts'

/** The way to Quay and the inventory without the web around them, against a simulated Quay over real sockets. */
export type QuayParts = AsyncDisposable & {
  simulator: QuaySimulator
  quay: QuayGateway
  inventory: Inventory
  users: UserRows
  dataDir: string
  /** Has all users read once more, and waits for it. */
  refreshUsers: () => Promise<void>
  /** Ends the console's parts without starting them again. */
  stop: () => Promise<void>
  /** Ends the console's parts and starts them again on the same data, perhaps otherwise; the simulator goes on. */
  restart: (changes?: Partial<QuayPartsOptions>) => Promise<void>
}

export type QuayPartsOptions = {
  simulator?: QuaySimulatorOptions
  gateway?: Partial<GatewayOptions>
  clock?: Clock
  callsPerSecond?: number
  /** @default users alone */
  kinds?: readonly AnyKind[]
  callsAtOnce?: number
}

export async function openQuayParts(options: QuayPartsOptions = {}): Promise<QuayParts> {
  const simulator = await createQuaySimulator({ logEntries: 0, ...options.simulator })
  const dataDir = await mkdtemp(join(tmpdir(), 'quaymaster-parts-'))
  let run = await openInventory(simulator, dataDir, options)
  return {
    simulator,
    dataDir,
    get quay() {
      return run.quay
    },
    get inventory() {
      return run.inventory
    },
    get users() {
      return run.users
    },
    async refreshUsers() {
      const before = run.users.progress().completedAt
      await until(() => !run.users.progress().isReading)
      run.users.refresh()
      await until(() => {
        const { completedAt, isReading } = run.users.progress()
        return !isReading && completedAt !== null && completedAt !== before
      })
    },
    stop: () => run.close(),
    async restart(changes = {}) {
      await run.close()
      run = await openInventory(simulator, dataDir, { ...options, ...changes })
    },
    async [Symbol.asyncDispose]() {
      await run.close()
      await simulator.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

type Registry = Pick<QuaySimulator, 'url' | 'ca'> & { tokens: { ro: string; rw: string } }

/** Opens the console's parts on a data directory and starts them. */
export async function openInventory(simulator: Registry, dataDir: string, options: QuayPartsOptions) {
  const { clock = createClock(), callsPerSecond = 1000, kinds = [usersKind], callsAtOnce } = options
  const store = await openStore(dataDir, clock.now())
  const quay = await createGateway({
    baseUrl: simulator.url,
    ca: simulator.ca,
    readToken: { value: simulator.tokens.ro },
    writeToken: { value: simulator.tokens.rw },
    isDemo: false,
    version: '0.0.0',
    userAgentKey: 'a key of tests',
    now: () => clock.now(),
    ...options.gateway,
  })
  const budget = new Budget({ callsPerSecond, timeZone: 'UTC' }, () => clock.now())
  const registry = new RegistryCheck({ source: createLogSource(quay), budget, clock })
  const inventory = new Inventory({ kinds, store, quay, registry, budget, clock, callsAtOnce })
  await quay.start()
  await inventory.start()
  let closing: Promise<void> | undefined
  const closeAll = async () => {
    await inventory.close()
    await quay.close()
    await store.destroy()
  }
  return {
    quay,
    inventory,
    get users() {
      return inventory.of(usersKind)
    },
    close: () => (closing ??= closeAll()),
  }
}

/** Waits for something that comes by itself; fails after ten seconds. */
export async function until(isSo: () => boolean | Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const end = performance.now() + timeoutMs
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited ${timeoutMs} ms in vain: ${String(isSo)}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
