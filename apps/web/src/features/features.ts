import type { Feature } from '../lib/feature.ts'
import { accountFeature } from './account/feature.ts'
import { staffFeature } from './staff/feature.ts'
import { statusFeature } from './status/feature.ts'
import { usageLogsFeature } from './usage-logs/feature.ts'
import { usersFeature } from './users/feature.ts'

/** Every feature, in the order of the navigation. */
export const FEATURES: readonly Feature[] = [
  usersFeature,
  usageLogsFeature,
  statusFeature,
  staffFeature,
  accountFeature,
]
