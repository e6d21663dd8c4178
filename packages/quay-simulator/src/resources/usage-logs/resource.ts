import type { Resource } from '../../resource.ts'
import { logExportOperations } from './routes/log-exports.ts'
import { usageLogOperations } from './routes/usage-logs.ts'
import { usageLogEvents } from './events.ts'

export const usageLogs: Resource = {
  operations: [...logExportOperations, ...usageLogOperations],
  events: usageLogEvents,
}
