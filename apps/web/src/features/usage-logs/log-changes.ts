import {
  exportUsageLogs,
  fillUsageLogs,
  requestQuayExport,
  restoreUsageLogFile,
} from '@quaymaster/contracts/usage-logs'
import type { RouteBody } from '@quaymaster/contracts/route'
import { call } from '../../lib/api.ts'
import { defineChange } from '../../lib/change.ts'
import { COVERAGE_KEY } from './log-queries.ts'

/** Looking through a large damaged file takes minutes. */
const RESTORE_TIMEOUT_MS = 600_000

export const fillUsageLogsChange = defineChange({
  send: (range: { from: string; to: string }) => call(fillUsageLogs, { body: range }),
  invalidates: [COVERAGE_KEY],
})

export const restoreFileChange = defineChange({
  send: (name: string) => call(restoreUsageLogFile, { params: { name } }, { timeoutMs: RESTORE_TIMEOUT_MS }),
  invalidates: [COVERAGE_KEY],
})

export const exportUsageLogsChange = defineChange({
  send: (body: RouteBody<typeof exportUsageLogs>) => call(exportUsageLogs, { body }),
})

export const requestQuayExportChange = defineChange({
  send: (body: RouteBody<typeof requestQuayExport>) => call(requestQuayExport, { body }),
})
