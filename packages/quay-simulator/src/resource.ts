import type { Operation } from './api/call.ts'
import type { Event } from './event.ts'

/** One kind of thing that the registry keeps: what its API does with it, and what happens to it outside the API. */
export type Resource = { operations: readonly Operation[]; events?: Readonly<Record<string, Event>> }
