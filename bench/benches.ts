import { bulkheadBench } from './bulkhead.ts'
import { bytesBench } from './bytes.ts'
import { hiddenBench } from './hidden.ts'
import { logsBench } from './logs.ts'
import type { Bench } from './measurement.ts'
import { routeBench } from './route.ts'
import { usersBench } from './users.ts'

/** Every bench, in the order in which they run. */
export const BENCHES: readonly Bench[] = [bytesBench, usersBench, logsBench, hiddenBench, routeBench, bulkheadBench]
