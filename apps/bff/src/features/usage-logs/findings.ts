import type { Role } from '@quaymaster/contracts/roles'
import { USER_REFUSAL_KINDS } from '@quaymaster/contracts/usage-log-kinds'
import type { UsageLogFinding, UsageLogRefusalCount } from '@quaymaster/contracts/usage-logs'
import type { UserActivity } from '../../usage-logs/db/user-activity.ts'
import { isFieldSeen, presentMetadata } from './present.ts'
import { DAY_MS } from '../../time/calendar.ts'

const REPEATED_FAILURES = 2
const NEW_ADDRESS_DAYS = 7
const LONG_PAUSE_DAYS = 60

const FAILURE_CODES = {
  login_failure: 'sign_in_failures',
  pull_repo_failed: 'pulls_denied',
  push_repo_failed: 'pushes_denied',
  delete_tag_failed: 'tag_deletions_denied',
} as const satisfies Record<UserActivity['failures'][number]['kind'], UsageLogFinding['code']>

/** What stands out in what a user did, newest first. A role that sees no addresses is told of none. */
export function listFindings(facts: UserActivity, role: Role, nowMs: number): UsageLogFinding[] {
  const findings = [...failureFindings(facts, role), ...pauseFindings(facts)]
  if (isFieldSeen('address', role)) findings.push(...addressFindings(facts, nowMs))
  return findings.toSorted((a, b) => b.at.localeCompare(a.at))
}

/** How often each kind of refusal is stored, those that never happened too: a single one is counted, though it is no finding. */
export function countRefusals({ failures, recordedKinds }: UserActivity): UsageLogRefusalCount[] {
  return USER_REFUSAL_KINDS.map((kind) => {
    const count = failures.find((failure) => failure.kind === kind)?.count ?? 0
    return { kind, count, isRecorded: recordedKinds.includes(kind) }
  })
}

function failureFindings({ failures }: UserActivity, role: Role): UsageLogFinding[] {
  return failures.flatMap(({ kind, count, lastAt, message }) => {
    if (kind === 'login_failure' && count < REPEATED_FAILURES) return []
    const { message: visible } = presentMetadata({ kind, metadata: message === null ? {} : { message } }, role)
    const words = typeof visible === 'string' ? { message: visible } : {}
    return [{ code: FAILURE_CODES[kind], at: lastAt, count, params: { kind, ...words } }]
  })
}

function pauseFindings({ pause }: UserActivity): UsageLogFinding[] {
  if (pause === null || pause.days < LONG_PAUSE_DAYS) return []
  return [{ code: 'first_use_after_pause', at: pause.endedAt, count: 1, params: { days: pause.days } }]
}

/** An address is new when it came within the last days and the user had others before. */
function addressFindings({ addresses }: UserActivity, nowMs: number): UsageLogFinding[] {
  const since = new Date(nowMs - NEW_ADDRESS_DAYS * DAY_MS).toISOString()
  if (!addresses.some(({ firstAt }) => firstAt < since)) return []
  return addresses
    .filter(({ firstAt }) => firstAt >= since)
    .map(({ address, firstAt, count }) => ({ code: 'new_address', at: firstAt, count, params: { address } }))
}
