import type { Feature } from '../feature.ts'
import { usageLogsDownload } from './export-download.ts'
import { usageLogsPolicy } from './policy.ts'
import { usageLogRoutes } from './routes.ts'

export const usageLogs: Feature = {
  policy: usageLogsPolicy,
  routes: usageLogRoutes,
  downloads: [usageLogsDownload],
}
