import type { Role } from '@quaymaster/contracts/roles'
import { USAGE_LOG_KINDS, USAGE_LOG_GROUPS, groupOfKind } from '@quaymaster/contracts/usage-log-kinds'
import type { UsageLogGroup } from '@quaymaster/contracts/usage-log-kinds'
import type { UsageLogFilter, UsageLogRange } from '@quaymaster/contracts/usage-logs'
import { readAddressFilter } from '../../usage-logs/filter/address-filter.ts'
import type { LogFilter, LogQuery } from '../../usage-logs/filter/log-filter.ts'
import { isField, isFieldSeen } from './present.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import { DAY_MS } from '../../time/calendar.ts'

const SECOND_MS = 1000
const HOUR_MS = 3_600_000
const RANGE_MS: Record<UsageLogRange, number> = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS }
/** Quay adds a day to the end of a window, and leaves its calendar beyond this one (recording logs-windows). */
const LAST_READABLE_MS = Date.UTC(9999, 11, 30)
const FIRST_READABLE_MS = Date.UTC(2000, 0, 1)

const secondOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

/** `newestAt`: instant of the newest stored entry. The registry's clock may be ahead of ours. */
export type LogClock = { nowMs: number; newestAt: string | null }

export type RangedQuery = LogQuery & { from: string; to: string }

/** Filters of the URL that go to the store as they are; one that the store does not know is an error of types. */
type PlainFilters = {
  [Name in Exclude<keyof UsageLogFilter, 'range' | 'from' | 'to' | 'robots' | 'kinds' | 'groups'>]?: LogFilter[Name]
}

/**
 * What a filter of the URL asks the store for. A role may filter only by what it sees.
 * @throws {ProblemError} `input_invalid`, `usage_log_range_inverted`, `usage_log_range_unreadable`, `usage_log_address_invalid` or
 * `not_allowed`, at its field.
 */
export function readQuery(filter: UsageLogFilter, role: Role, clock: LogClock): RangedQuery {
  const { range: _range, from: _from, to: _to, robots, kinds: _kinds, groups: _groups, ...given } = filter
  const plain: PlainFilters = given
  assertFieldsSeen(plain, role)
  if (filter.address !== undefined && readAddressFilter(filter.address) === undefined) {
    throw new ProblemError('usage_log_address_invalid', 400, { field: 'address' })
  }
  return {
    ...plain,
    ...rangeOf(filter, clock),
    kinds: kindsOf(filter),
    withRobots: robots === 'true',
    textScope: isFieldSeen('metadata', role) ? 'all' : 'open',
  }
}

/** What a filter finds tells as much as what is shown. */
function assertFieldsSeen(filters: PlainFilters, role: Role): void {
  for (const [field, value] of Object.entries(filters)) {
    if (value === undefined || !isField(field) || isFieldSeen(field, role)) continue
    throw new ProblemError('not_allowed', 403, { field, params: { reason: 'role_lacks' } })
  }
}

function rangeOf(filter: UsageLogFilter, { nowMs, newestAt }: LogClock): { from: string; to: string } {
  // Of days to come nothing is counted or looked for, however many are asked for.
  const lastMs = (Math.floor(nowMs / DAY_MS) + 2) * DAY_MS
  // The second that runs now is not over, by whichever clock is ahead.
  const latestMs = Math.max(Math.ceil(nowMs / SECOND_MS) * SECOND_MS, newestAt === null ? 0 : Date.parse(newestAt))
  const endMs = Math.min(latestMs + SECOND_MS, lastMs)
  const toMs = filter.to === undefined ? endMs : parse(filter.to, 'to')
  const rangeMs = RANGE_MS[filter.range ?? 'week']
  const startMs = filter.range === undefined ? toMs - rangeMs : endMs - rangeMs
  const fromMs = filter.from === undefined ? startMs : parse(filter.from, 'from')
  if (fromMs >= toMs) throw new ProblemError('usage_log_range_inverted', 400, { field: 'to' })
  if (toMs > LAST_READABLE_MS) throw new ProblemError('usage_log_range_unreadable', 400, { field: 'to' })
  if (fromMs < FIRST_READABLE_MS) throw new ProblemError('usage_log_range_unreadable', 400, { field: 'from' })
  return { from: secondOf(fromMs), to: secondOf(Math.max(Math.min(toMs, lastMs), fromMs + SECOND_MS)) }
}

function parse(instant: string, field: string): number {
  const ms = Date.parse(instant)
  // `2026-02-31` is read as a day of March.
  if (Number.isNaN(ms) || secondOf(ms) !== instant) throw new ProblemError('input_invalid', 400, { field })
  return ms
}

/** Kinds named one by one and by group; undefined where neither is given. */
function kindsOf({ kinds, groups }: UsageLogFilter): string[] | undefined {
  if (kinds === undefined && groups === undefined) return undefined
  const wanted = new Set((groups ?? '').split(',').filter((group) => group !== ''))
  for (const group of wanted) {
    if (!isGroup(group)) throw new ProblemError('input_invalid', 400, { field: 'groups' })
  }
  const ofGroups = Object.keys(USAGE_LOG_KINDS).filter((kind) => wanted.has(groupOfKind(kind)))
  return [...new Set([...(kinds ?? '').split(',').filter((kind) => kind !== ''), ...ofGroups])]
}

const isGroup = (name: string): name is UsageLogGroup => USAGE_LOG_GROUPS.some((group) => group === name)
