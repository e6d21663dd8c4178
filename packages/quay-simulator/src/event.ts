import type * as z from 'zod'
import type { Clock } from './clock.ts'
import type { State } from './state.ts'

/** What an event changes. */
export type World = { state: State; clock: Clock }

/** An event makes something of its parameters; what it returns is its result. */
export type Event = (world: World, parameters: Record<string, unknown>) => unknown

/** An event with the shape of its parameters: wrong ones are refused by zod's error. */
export const event =
  <T extends z.ZodType>(schema: T, run: (world: World, parameters: z.output<T>) => unknown): Event =>
  (world, parameters) =>
    run(world, schema.parse(parameters))

/** No event has that name. */
export class UnknownEventError extends Error {
  override readonly name = 'UnknownEventError'
}
