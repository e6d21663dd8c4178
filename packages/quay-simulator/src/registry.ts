import { createClock, type Clock } from './clock.ts'
import { createDispatcher } from './server/dispatch.ts'
import { runEvent } from './resources.ts'
import type { SimulatorRequest, SimulatorResponse } from './server/http-message.ts'
import { createState, type State } from './state.ts'
import type { LogPrecision } from './log-precision.ts'

/** Fills an empty registry. */
export type Scenario = (state: State, clock: Clock) => void

/** A registry without sockets: requests in, answers out, all of it synchronous. */
export type Registry = {
  readonly state: State
  readonly clock: Clock
  handle(request: SimulatorRequest): SimulatorResponse
  /** What faults and the request log call the request: `user.list` …; `unknown` where no route is. */
  operationOf(request: SimulatorRequest): string
  /**
   * Makes something happen that happens outside the API.
   * @returns its result, as the recordings show it
   * @throws UnknownEventError for a name that is no event
   */
  event(name: string, parameters?: Record<string, unknown>): unknown
  /** Moves the world's clock forward, or back where the seconds are negative. */
  advance(seconds: number): void
}

/** What a registry begins with. */
export type RegistryOptions = {
  scenario: Scenario
  /** The ISO instant at which its clock starts. @default the real one */
  now?: string | undefined
  /** How far its clock is ahead of that; behind, where it is negative. @default 0 */
  clockOffsetSeconds?: number | undefined
  /** @default 'microseconds' */
  logPrecision?: LogPrecision | undefined
}

/** Makes a registry. */
export function createRegistry({ scenario, now, clockOffsetSeconds = 0, logPrecision }: RegistryOptions): Registry {
  const startMs = now === undefined ? Date.now() : Date.parse(now)
  const clock = createClock(startMs + clockOffsetSeconds * 1000)
  const state = createState(logPrecision)
  scenario(state, clock)
  const dispatcher = createDispatcher(state, clock)
  return {
    state,
    clock,
    handle: (request) => dispatcher.handle(request),
    operationOf: (request) => dispatcher.operationOf(request),
    event: (name, parameters = {}) => runEvent({ state, clock }, name, parameters),
    advance: (seconds) => clock.advance(seconds),
  }
}
