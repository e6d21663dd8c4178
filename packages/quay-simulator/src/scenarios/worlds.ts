import { createRegistry } from '../registry.ts'
import type { Registry, RegistryOptions, Scenario } from '../registry.ts'
import { demoWorld } from './demo.ts'
import { pristine } from './pristine.ts'
import type { RegistryKind } from './pristine.ts'

/** The worlds that the simulator can begin: the recordings' fresh registry, the demo's, and the demo's many times over. */
export const scenarioNames = ['pristine', 'demo', 'large'] as const

export type ScenarioName = (typeof scenarioNames)[number]

export const registryKinds = ['database', 'directory'] as const satisfies readonly RegistryKind[]

/** What can be chosen about a world. */
export type WorldOptions = Omit<RegistryOptions, 'scenario'> & {
  /** @default 'database' */
  registry?: RegistryKind | undefined
  /** How many people there are in `demo` and `large`. @default 2000, in `large` 20000 */
  users?: number | undefined
  /** How many entries the usage log of `demo` and `large` begins with; they are made when somebody first looks. @default 120000 */
  logEntries?: number | undefined
}

const scenarioOf = (
  name: ScenarioName,
  { registry = 'database', users, logEntries = 120_000 }: WorldOptions,
): Scenario => {
  const start = pristine(registry)
  if (name === 'pristine') return start
  return demoWorld(start, users ?? (name === 'large' ? 20_000 : 2000), logEntries)
}

/**
 * Begins a world.
 * @throws RangeError for a `now` that is no instant
 */
export function createWorldRegistry(name: ScenarioName, options: WorldOptions): Registry {
  const { now, clockOffsetSeconds, logPrecision } = options
  if (now !== undefined && Number.isNaN(Date.parse(now))) throw new RangeError(`now: ${now} is no instant`)
  return createRegistry({ scenario: scenarioOf(name, options), now, clockOffsetSeconds, logPrecision })
}
