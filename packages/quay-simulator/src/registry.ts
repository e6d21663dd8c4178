import { createClock, type Clock } from './clock.ts'
import { createDispatcher } from './dispatch.ts'
import { happen } from './events/events.ts'
import type { SimulatorRequest, SimulatorResponse } from './http-message.ts'
import { createState, type State } from './state.ts'

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
  /** Moves the world's clock forward. */
  advance(seconds: number): void
}

/** Makes a registry. `now` is an ISO instant at which its clock starts; without it, the real one. */
export function createRegistry({ scenario, now }: { scenario: Scenario; now?: string | undefined }): Registry {
  const clock = createClock(now === undefined ? Date.now() : Date.parse(now))
  const state = createState()
  scenario(state, clock)
  const dispatcher = createDispatcher(state, clock)
  return {
    state,
    clock,
    handle: (request) => dispatcher.handle(request),
    operationOf: (request) => dispatcher.operationOf(request),
    event: (name, parameters = {}) => happen({ state, clock }, name, parameters),
    advance: (seconds) => clock.advance(seconds),
  }
}
