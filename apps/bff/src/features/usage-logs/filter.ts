import type { Role } from '@quaymaster/contracts/roles'
import { USAGE_LOG_KINDS, USAGE_LOG_GROUPS, groupOfKind } from '@quaymaster/contracts/usage-log-kinds'
import type { UsageLogGroup } from '@quaymaster/contracts/usage-log-kinds'
import type { UsageLogFilter } from '@quaymaster/contracts/usage-logs'
import type { LogQuery } from '../../log-store/entry.ts'
import { ProblemError } from '../../problems.ts'

const SECOND_MS = 1000
const DAY_MS = 86_400_000
const DEFAULT_DAYS = 7
/** Quay adds a day to the end of a window, and leaves its calendar beyond this one (recording logs-windows). */
const LAST_READABLE_MS = Date.UTC(9999, 11, 30)
const FIRST_READABLE_MS = Date.UTC(2000, 0, 1)

const secondOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

export type RangedQuery = LogQuery & { from: string; to: string }

/**
 * What a filter of the URL asks the store for. A role may filter only by what it sees.
 * @throws {ProblemError} `input_invalid`, `usage_log_range_inverted`, `usage_log_range_unreadable` or `not_allowed`, at its field.
 */
export function queryOf(filter: UsageLogFilter, role: Role, nowMs: number): RangedQuery {
  if (filter.address !== undefined && role === 'help-desk') {
    throw new ProblemError('not_allowed', 403, { field: 'address', params: { reason: 'role_lacks' } })
  }
  const { from, to } = rangeOf(filter, nowMs)
  return {
    from,
    to,
    person: filter.person,
    withRobots: filter.robots === 'true',
    kinds: kindsOf(filter),
    namespace: filter.namespace,
    repository: filter.repository,
    address: filter.address,
    text: filter.text,
    textScope: role === 'help-desk' ? 'open' : 'all',
  }
}

function rangeOf(filter: UsageLogFilter, nowMs: number): { from: string; to: string } {
  // The second that runs now is not over.
  const toMs = filter.to === undefined ? Math.ceil(nowMs / SECOND_MS) * SECOND_MS + SECOND_MS : parse(filter.to, 'to')
  const fromMs = filter.from === undefined ? toMs - DEFAULT_DAYS * DAY_MS : parse(filter.from, 'from')
  if (fromMs >= toMs) throw new ProblemError('usage_log_range_inverted', 400, { field: 'to' })
  if (toMs > LAST_READABLE_MS) throw new ProblemError('usage_log_range_unreadable', 400, { field: 'to' })
  if (fromMs < FIRST_READABLE_MS) throw new ProblemError('usage_log_range_unreadable', 400, { field: 'from' })
  // Of days to come nothing is counted or looked for, however many somebody asks for.
  const lastMs = (Math.floor(nowMs / DAY_MS) + 2) * DAY_MS
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
