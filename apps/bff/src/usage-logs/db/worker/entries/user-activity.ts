import { USER_REFUSAL_KINDS } from '@quaymaster/contracts/usage-log-kinds'
import type { UserActivity } from '../../user-activity.ts'
import { big } from './entry-writer.ts'
import type { LogFile } from '../file/log-file.ts'
import { coverDays } from '../days/days.ts'
import { dayText, DAY_SECONDS, instantOf } from '../../../../time/day-number.ts'
import { firstOf } from './sequence.ts'

const PLACEHOLDERS = USER_REFUSAL_KINDS.map(() => '?').join(', ')
/** Refusals are counted on so many days, today among them. */
const COUNTED_DAYS = 30
/** Another user may have typed the name in a sign-in that was refused. */
const ACTED = "kind <> 'login_failure'"
/** A pause is worth telling when it ended this recently. */
const RECENT_DAYS = 30
/** How many of the newest entries are looked at for pauses. */
const MAX_INSTANTS = 20_000

/** What the store knows of a user and the robots that are theirs. */
export function readUserActivity(file: LogFile, name: string, today: number): UserActivity {
  const newest = (condition: string, ...values: string[]) =>
    file.get<{ at: number }>(
      `SELECT at FROM entries INDEXED BY entries_by_owner WHERE owner = ? AND ${condition} ORDER BY sequence DESC LIMIT 1`,
      name,
      ...values,
    )?.at
  const lastSeen = newest(ACTED)
  const lastSignIn = newest('kind = ? AND person = owner', 'login_success')
  const countedFrom = today - COUNTED_DAYS + 1
  return {
    lastSeenAt: lastSeen === undefined ? null : instantOf(lastSeen),
    lastSignInAt: lastSignIn === undefined ? null : instantOf(lastSignIn),
    countedSince: dayText(countedFrom),
    failures: failuresOf(file, name, countedFrom),
    recordedKinds: USER_REFUSAL_KINDS.filter((kind) => isRecorded(file, kind)),
    addresses: addressesOf(file, name),
    pause: pauseOf(file, name, today),
    ...completeStretch(file, today),
  }
}

function failuresOf(file: LogFile, name: string, from: number): UserActivity['failures'] {
  return file
    .all<{ kind: UserActivity['failures'][number]['kind']; count: number; last: number; sequence: number }>(
      `SELECT e.kind, count(*) AS count, max(e.at) AS last, max(e.sequence) AS sequence
       FROM entries e INDEXED BY entries_by_owner
       WHERE e.owner = ? AND e.sequence >= ? AND e.kind IN (${PLACEHOLDERS})
       GROUP BY e.kind ORDER BY last DESC`,
      name,
      big(firstOf(from)),
      ...USER_REFUSAL_KINDS,
    )
    .map(({ kind, count, last, sequence }) => {
      return { kind, count, lastAt: instantOf(last), message: messageOf(file, sequence) }
    })
}

function messageOf(file: LogFile, sequence: number): string | null {
  const sql = 'SELECT metadata FROM entry_details WHERE sequence = ?'
  const { metadata = '{}' } = file.get<{ metadata: string }>(sql, big(sequence)) ?? {}
  const { message } = JSON.parse(metadata) as { message?: unknown }
  return typeof message === 'string' ? message : null
}

function addressesOf(file: LogFile, name: string): UserActivity['addresses'] {
  return file
    .all<{ address: string; count: number; first: number; last: number }>(
      `SELECT address, count(*) AS count, min(at) AS first, max(at) AS last
       FROM entries INDEXED BY entries_by_owner WHERE owner = ? AND ${ACTED} AND address IS NOT NULL
       GROUP BY address ORDER BY first DESC LIMIT 50`,
      name,
    )
    .map(({ address, count, first, last }) => ({ address, count, firstAt: instantOf(first), lastAt: instantOf(last) }))
}

function pauseOf(file: LogFile, name: string, today: number): UserActivity['pause'] {
  const instants = file.all<{ at: number }>(
    `SELECT at FROM entries INDEXED BY entries_by_owner WHERE owner = ? AND ${ACTED}
     ORDER BY sequence DESC LIMIT ?`,
    name,
    MAX_INSTANTS,
  )
  let longest: UserActivity['pause'] = null
  for (const [index, { at }] of instants.entries()) {
    const before = instants[index + 1]?.at
    if (before === undefined || at < (today - RECENT_DAYS) * DAY_SECONDS) break
    const days = Math.floor((at - before) / DAY_SECONDS)
    if (days > (longest?.days ?? 0)) longest = { endedAt: instantOf(at), days }
  }
  return longest
}

/** An entry proves that the registry records such things; that there is none proves nothing. */
const isRecorded = (file: LogFile, kind: string): boolean =>
  file.get('SELECT 1 AS found FROM entries WHERE kind = ? LIMIT 1', kind) !== undefined

function completeStretch(file: LogFile, today: number): Pick<UserActivity, 'completeSince' | 'completeTo'> {
  const days = coverDays(file, dayText(today - 400), dayText(today))
  const open = days.at(-1)
  if (open?.readFrom !== `${open?.day}T00:00:00Z`) return { completeSince: null, completeTo: null }
  const broken = days.findLastIndex(({ day, state }) => day !== open.day && state !== 'complete')
  return { completeSince: days[broken + 1]?.day ?? open.day, completeTo: open.readTo }
}
