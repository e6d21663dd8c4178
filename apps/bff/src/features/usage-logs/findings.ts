import type { Role } from '@quaymaster/contracts/roles'
import type { UsageLogFinding } from '@quaymaster/contracts/usage-logs'
import type { PersonFacts } from '../../log-store/activity.ts'
import { maskText } from '../../redaction/mask-text.ts'

const DAY_MS = 86_400_000
const REPEATED_FAILURES = 2
const NEW_ADDRESS_DAYS = 7
const LONG_PAUSE_DAYS = 60

const FAILURE_CODES: Readonly<Record<string, UsageLogFinding['code']>> = {
  login_failure: 'sign_in_failures',
  pull_repo_failed: 'pulls_refused',
  push_repo_failed: 'pulls_refused',
  delete_tag_failed: 'pulls_refused',
}

/** What stands out in what a person did, newest first. A role that sees no addresses is told of none. */
export function findingsOf(facts: PersonFacts, role: Role, nowMs: number): UsageLogFinding[] {
  const findings = [...failureFindings(facts, role), ...pauseFindings(facts)]
  if (role !== 'help-desk') findings.push(...addressFindings(facts, nowMs))
  return findings.toSorted((a, b) => b.at.localeCompare(a.at))
}

function failureFindings({ failures }: PersonFacts, role: Role): UsageLogFinding[] {
  return failures.flatMap(({ kind, count, lastAt, message }) => {
    const code = FAILURE_CODES[kind]
    if (code === undefined || (code === 'sign_in_failures' && count < REPEATED_FAILURES)) return []
    const shown = message !== null && role === 'help-desk' ? maskText(message) : message
    return [{ code, at: lastAt, count, params: { kind, ...(shown === null ? {} : { message: shown }) } }]
  })
}

function pauseFindings({ pause }: PersonFacts): UsageLogFinding[] {
  if (pause === null || pause.days < LONG_PAUSE_DAYS) return []
  return [{ code: 'first_use_after_pause', at: pause.endedAt, count: 1, params: { days: pause.days } }]
}

/** An address is new when it came within the last days and the person had others before. */
function addressFindings({ addresses }: PersonFacts, nowMs: number): UsageLogFinding[] {
  const since = new Date(nowMs - NEW_ADDRESS_DAYS * DAY_MS).toISOString()
  if (!addresses.some(({ firstAt }) => firstAt < since)) return []
  return addresses
    .filter(({ firstAt }) => firstAt >= since)
    .map(({ address, firstAt, count }) => ({ code: 'new_address', at: firstAt, count, params: { address } }))
}
