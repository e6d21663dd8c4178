import { FEATURES } from './features.ts'

/** An operation of the console, by the name that policy, audit trail, logs and pages use for it. */
export type Operation = (typeof FEATURES)[number]['operations'][number]

export const OPERATIONS: readonly Operation[] = FEATURES.flatMap((feature): readonly Operation[] => feature.operations)
