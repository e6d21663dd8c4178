import type { Exchange } from './server/exchange.ts'
import { createFaultTable, faultSchema } from './server/faults.ts'
import type { Fault } from './server/faults.ts'
import { createListener } from './server/listener.ts'
import type { Registry } from './registry.ts'
import { createRegistryWorkers } from './server/registry-workers.ts'
import { createRequestLog } from './server/request-log.ts'
import type { RequestLog } from './server/request-log.ts'
import { operations } from './resources.ts'
import { pristineTokens } from './scenarios/pristine.ts'
import { createWorldRegistry } from './scenarios/worlds.ts'
import type { ScenarioName, WorldOptions } from './scenarios/worlds.ts'
import { serveCall } from './server/serve-call.ts'
import type { World } from './server/serve-call.ts'
import { createCertificateAuthority } from './server/tls-certificate.ts'

/** What a simulated Quay starts with. */
export type QuaySimulatorOptions = WorldOptions & {
  /** @default 'pristine' */
  scenario?: ScenarioName
  /** Whether it speaks TLS with HTTP/2, under a certificate authority of its own. @default false */
  tls?: boolean
  /** @default 0, any free port */
  port?: number
  /** What a call with a token costs the registry's processors. A real Quay: 230. @default 0 */
  latencyMs?: number
  /** How many calls with a token are worked on at once while `latencyMs` is not 0. @default 2 */
  workers?: number
  /** How long an idle connection stays open, as Quay's nginx has it. @default 5000 */
  idleTimeoutMs?: number
}

/** A Quay that runs in this process and answers over real sockets. */
export type QuaySimulator = AsyncDisposable & {
  /** Where it answers, without a slash at the end; the same for as long as the simulator lives. */
  readonly url: string
  /** The certificate (PEM) of the authority to trust; undefined without TLS. */
  readonly ca: string | undefined
  /** The tokens of the fresh registry by the names of the recordings; `demo` and `large` have them too. */
  readonly tokens: typeof pristineTokens
  /** The tables of the present world. */
  readonly state: Registry['state']
  /** The calls of the present world. */
  readonly requests: RequestLog
  /** Ends the present world, calls under way included, and begins another: no faults, nothing logged, latency kept. */
  reset: (scenario?: ScenarioName, options?: WorldOptions) => Promise<void>
  /**
   * Makes something happen outside the API, and gives its result.
   * @throws UnknownEventError
   */
  event: (name: string, parameters?: Record<string, unknown>) => Promise<unknown>
  /** Moves the world's clock forward, or back where the seconds are negative. */
  advance: (seconds: number) => void
  /**
   * Disturbs the calls of one operation (`user.create`), or of all with `*`, in place of its former fault.
   * @throws ZodError for what is no fault
   * @throws RangeError for what is no operation: its fault would hit nothing
   */
  fail: (operation: string, fault: Fault) => void
  /** Ends one operation's fault, or all of them. */
  heal: (operation?: string) => Promise<void>
  setLatency: (latencyMs: number) => void
  /** Takes the registry off the network; its data stay. */
  stop: () => Promise<void>
  /** Puts it back at the same address. */
  restart: () => Promise<void>
  close: () => Promise<void>
}

const operationNames = new Set(['*', 'unknown', ...operations.map(({ name }) => name)])

// What the registry does not do yet goes by its method and path: `GET /api/v1/…`.
function refuseUnknownOperation(operation: string): void {
  if (operationNames.has(operation) || /^[A-Z]+ \//.test(operation)) return
  throw new RangeError(`There is no operation ${operation}. There are: ${[...operationNames].join(', ')}`)
}

/** A world with the switch that ends it. */
type Life = World & { end: () => void }

/** Starts a simulated Quay on 127.0.0.1. */
export async function createQuaySimulator(options: QuaySimulatorOptions = {}): Promise<QuaySimulator> {
  const { tls = false, port = 0, latencyMs = 0, workers: workerCount = 2, idleTimeoutMs = 5000 } = options
  const workers = createRegistryWorkers(workerCount, latencyMs)
  const requests = createRequestLog()
  const authority = tls ? createCertificateAuthority() : undefined

  const begin = (scenario: ScenarioName = 'pristine', worldOptions: WorldOptions = {}): Life => {
    const ending = new AbortController()
    return {
      registry: createWorldRegistry(scenario, worldOptions),
      faults: createFaultTable(),
      workers,
      ended: ending.signal,
      end: () => ending.abort(),
    }
  }
  let world = begin(options.scenario, options)

  const listener = createListener({
    port,
    tls: authority?.issue(),
    idleTimeoutMs,
    serve: (exchange: Exchange) => serveCall(world, exchange, pristineTokens, requests.add),
  })
  await listener.open()
  let isStopped = false
  const openUnlessDown = async (): Promise<void> => {
    if (!isStopped && !world.faults.has('refuse-connections')) await listener.open()
  }
  const stop = async (): Promise<void> => {
    isStopped = true
    await listener.shut()
  }
  const restart = async (): Promise<void> => {
    isStopped = false
    await openUnlessDown()
  }
  const close = async (): Promise<void> => {
    world.end()
    await stop()
  }

  return {
    get url() {
      return `${tls ? 'https' : 'http'}://127.0.0.1:${listener.port}`
    },
    ca: authority?.ca,
    tokens: pristineTokens,
    get state() {
      return world.registry.state
    },
    requests,
    reset: async (scenario, worldOptions) => {
      const next = begin(scenario, worldOptions)
      world.end()
      world = next
      requests.clear()
      await restart()
    },
    event: async (name, parameters = {}) => world.registry.event(name, parameters),
    advance: (seconds) => world.registry.advance(seconds),
    fail: (operation, fault) => {
      refuseUnknownOperation(operation)
      world.faults.set(operation, faultSchema.parse(fault))
      if (fault.kind === 'refuse-connections') void listener.shut()
    },
    heal: async (operation) => {
      world.faults.clear(operation)
      await openUnlessDown()
    },
    setLatency: (next) => {
      workers.latencyMs = next
    },
    stop,
    restart,
    close,
    [Symbol.asyncDispose]: close,
  }
}
