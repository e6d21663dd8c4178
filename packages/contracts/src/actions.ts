import * as z from 'zod/mini'
import { Decision, REASON_CODES } from './decision.ts'
import type { Operation } from './operations.ts'

/** What can be done to an object, by the name of each action, as its menu has them. */
export type Actions = Readonly<Record<string, Operation>>

const ReasonCode = z.enum(REASON_CODES)

const schemaOf = <A extends Actions, Schema>(actions: A, schema: Schema) =>
  Object.fromEntries(Object.keys(actions).map((action) => [action, schema])) as { [Name in keyof A]: Schema }

/** Whether each action may be done to an object now and, if not, why not. */
export const defineDecisions = <A extends Actions>(actions: A) => z.object(schemaOf(actions, Decision))

/** What about an object is in the way of an action, for this role; the rest is as for the operation as a whole. */
export const defineBlockers = <A extends Actions>(actions: A) => z.object(schemaOf(actions, z.optional(ReasonCode)))
