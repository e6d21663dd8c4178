import {
  readUsageLogChart,
  readUsageLogCoverage,
  readUsageLogEntry,
  readUserActivity,
} from '@quaymaster/contracts/usage-logs'
import type { UsageLogFilter } from '@quaymaster/contracts/usage-logs'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

const USAGE_LOGS_KEY = ['usage-logs'] as const
export const COVERAGE_KEY = [...USAGE_LOGS_KEY, 'coverage'] as const

/** Nothing of a log is asked for because a window got the focus. */
const ONLY_WHEN_ASKED = { refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: 60_000 } as const

const CHART_TIMEOUT_MS = 60_000

export const chartQuery = (filter: UsageLogFilter) =>
  queryOptions({
    queryKey: [...USAGE_LOGS_KEY, 'chart', filter] as const,
    queryFn: ({ signal }) => call(readUsageLogChart, { query: filter }, { signal, timeoutMs: CHART_TIMEOUT_MS }),
    ...ONLY_WHEN_ASKED,
  })

export const entryQuery = (id: string) =>
  queryOptions({
    queryKey: [...USAGE_LOGS_KEY, 'entry', id] as const,
    queryFn: ({ signal }) => call(readUsageLogEntry, { params: { id } }, { signal, timeoutMs: CHART_TIMEOUT_MS }),
    ...ONLY_WHEN_ASKED,
  })

const COVERAGE_INTERVAL_MS = 4000

/** Which days are stored, of the range or of all; followed while days are being read. */
export const coverageQuery = ({ from, to, isFollowed }: { from?: string; to?: string; isFollowed: boolean }) =>
  queryOptions({
    queryKey: [...COVERAGE_KEY, from ?? '', to ?? ''] as const,
    queryFn: ({ signal }) => call(readUsageLogCoverage, { query: { from, to } }, { signal }),
    ...ONLY_WHEN_ASKED,
    refetchInterval: isFollowed ? COVERAGE_INTERVAL_MS : false,
  })

export const activityQuery = (name: string) =>
  queryOptions({
    queryKey: [...USAGE_LOGS_KEY, 'activity', name] as const,
    queryFn: ({ signal }) => call(readUserActivity, { params: { name } }, { signal }),
    ...ONLY_WHEN_ASKED,
  })
