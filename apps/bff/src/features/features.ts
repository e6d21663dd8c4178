import { account } from './account/feature.ts'
import { downloads } from './downloads/feature.ts'
import type { Feature } from './feature.ts'
import { me } from './me/feature.ts'
import { session } from './session/feature.ts'
import { setUp } from './set-up/feature.ts'
import { staff } from './staff/feature.ts'
import { status } from './status/feature.ts'
import { usageLogs } from './usage-logs/feature.ts'
import { users } from './users/feature.ts'

/** The jobs of the console. What is not in this list does not exist. */
export const FEATURES: readonly Feature[] = [session, setUp, me, account, staff, status, users, usageLogs, downloads]
