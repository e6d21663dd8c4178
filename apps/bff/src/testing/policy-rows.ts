import { FEATURES } from '../features/features.ts'
import { assemblePolicy } from '../policy/table.ts'

/** The policy of the console, as it is put together at the start. */
export const POLICY = assemblePolicy(FEATURES.flatMap((feature) => feature.policy))
