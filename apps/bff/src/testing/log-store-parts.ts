import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createQuaySimulator } from '@quaymaster/quay-simulator'
import type { QuaySimulator, QuaySimulatorOptions } from '@quaymaster/quay-simulator'
import { Budget } from '../background/budget.ts'
import { createClock } from '../time/clock.ts'
import type { Clock } from '../time/clock.ts'
import { createLogStore } from '../usage-logs/create-log-store.ts'
import type { LogStoreOptions } from '../usage-logs/create-log-store.ts'
import { createLogSource } from '../quay/log-source.ts'
import type { LogSource } from '../quay/log-source.ts'
import type { LogStore } from '../usage-logs/log-store.ts'
import { createGateway } from '../quay/create-gateway.ts'
import type { QuayGateway } from '../quay/gateway.ts'

/** The log store and the way to Quay without the web around them, against a simulated Quay over real sockets. */
export type LogStoreParts = AsyncDisposable & {
  simulator: QuaySimulator
  readonly quay: QuayGateway
  readonly logs: LogStore
  dataDir: string
  clock: Clock
  /** Moves the registry's clock and ours. */
  advance: (seconds: number) => void
  /** Ends the console's parts and starts them again on the same data; the simulator continues. */
  restart: (options?: Partial<LogStoreOptions>) => Promise<void>
}

export type LogStorePartsOptions = {
  simulator?: QuaySimulatorOptions
  callsPerSecond?: number
  store?: Partial<LogStoreOptions>
  /** What happens in the registry before anything is asked. */
  prepare?: (simulator: QuaySimulator) => void | Promise<void>
  /** Stands between the store and Quay. */
  wrap?: (source: LogSource) => LogSource
}

/** Long enough that nothing is polled but what a test asks for. */
const RARELY_MS = { attended: 3_600_000, unattended: 3_600_000 }

export async function openLogStoreParts(options: LogStorePartsOptions = {}): Promise<LogStoreParts> {
  const simulator = await createQuaySimulator(options.simulator)
  await options.prepare?.(simulator)
  const dataDir = await mkdtemp(join(tmpdir(), 'quaymaster-logs-'))
  let aheadMs = options.simulator?.now === undefined ? 0 : Date.parse(options.simulator.now) - Date.now()
  const clock = createClock({ wall: () => Date.now() + aheadMs, monotonicMs: () => performance.now() + aheadMs })
  const begin = (store: Partial<LogStoreOptions> = {}) =>
    open(simulator, { dataDir, clock, intervalsMs: RARELY_MS, ...options.store, ...store }, options)
  let run = await begin()
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
    advance(seconds) {
      simulator.advance(seconds)
      aheadMs += seconds * 1000
    },
    async restart(store) {
      await run.close()
      run = await begin(store)
    },
    async [Symbol.asyncDispose]() {
      await run.close()
      await simulator.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

async function open(
  simulator: QuaySimulator,
  options: Partial<LogStoreOptions> & { dataDir: string; clock: Clock },
  { callsPerSecond = 1000, wrap = (source) => source }: LogStorePartsOptions,
) {
  const { clock } = options
  const quay = await createGateway({
    baseUrl: simulator.url,
    ca: simulator.ca,
    readToken: { value: simulator.tokens.ro },
    writeToken: { value: simulator.tokens.rw },
    isDemo: false,
    version: '0.0.0',
    userAgentKey: 'a key of tests',
    now: () => clock.now(),
  })
  await quay.start()
  const budget = new Budget({ callsPerSecond, timeZone: 'UTC' }, () => clock.now())
  const source = wrap(createLogSource(quay))
  const logs = createLogStore({ source, budget, retentionDays: 30, daysSideBySide: 2, ...options })
  await logs.start()
  return {
    quay,
    logs,
    async close() {
      await logs.close()
      await quay.close()
    },
  }
}
