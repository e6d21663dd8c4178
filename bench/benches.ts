import { bulkheadBench } from './bulkhead.ts'
import type { Bench } from './measurement.ts'

/** Every bench, in the order in which they run. */
export const BENCHES: readonly Bench[] = [bulkheadBench]
