import type { PersonFacts } from '../activity.ts'
import { big } from './entry-writer.ts'
import type { LogFile } from './log-file.ts'
import { coverDays } from './days.ts'
import { dayText, DAY_SECONDS, instantOf } from './sequence.ts'

const SIGN_IN_FAILED = 'login_failure'
const REFUSED = ['pull_repo_failed', 'push_repo_failed', 'delete_tag_failed', SIGN_IN_FAILED] as const
const PLACEHOLDERS = REFUSED.map(() => '?').join(', ')
/** A pause is worth telling when it ended this recently. */
const RECENT_DAYS = 30
/** How many of the newest entries are looked at for pauses. */
const MAX_INSTANTS = 20_000

/** What the store knows of a person and the robots that are theirs. */
export function factsOf(file: LogFile, name: string, today: number): PersonFacts {
  const newest = (condition: string, ...values: string[]) =>
    file.get<{ at: number }>(
      `SELECT at FROM entries INDEXED BY entries_by_owner WHERE owner = ? AND ${condition} ORDER BY sequence DESC LIMIT 1`,
      name,
      ...values,
    )?.at
  const lastSeen = newest('performer IS NOT NULL')
  const lastSignIn = newest('kind = ? AND person = owner', 'login_success')
  return {
    lastSeenAt: lastSeen === undefined ? null : instantOf(lastSeen),
    lastSignInAt: lastSignIn === undefined ? null : instantOf(lastSignIn),
    failures: failuresOf(file, name),
    addresses: addressesOf(file, name),
    pause: pauseOf(file, name, today),
    recordsSignInFailures: isRecorded(file, [SIGN_IN_FAILED]),
    recordsRefusedPulls: isRecorded(
      file,
      REFUSED.filter((kind) => kind !== SIGN_IN_FAILED),
    ),
    ...completeStretch(file, today),
  }
}

function failuresOf(file: LogFile, name: string): PersonFacts['failures'] {
  return file
    .all<{ kind: string; count: number; first: number; last: number; sequence: number }>(
      `SELECT e.kind, count(*) AS count, min(e.at) AS first, max(e.at) AS last,
         max(e.sequence) AS sequence
       FROM entries e INDEXED BY entries_by_owner WHERE e.owner = ? AND e.kind IN (${PLACEHOLDERS})
       GROUP BY e.kind ORDER BY last DESC`,
      name,
      ...REFUSED,
    )
    .map(({ kind, count, first, last, sequence }) => {
      return { kind, count, firstAt: instantOf(first), lastAt: instantOf(last), message: messageOf(file, sequence) }
    })
}

function messageOf(file: LogFile, sequence: number): string | null {
  const sql = 'SELECT metadata FROM entry_details WHERE sequence = ?'
  const { metadata = '{}' } = file.get<{ metadata: string }>(sql, big(sequence)) ?? {}
  const { message } = JSON.parse(metadata) as { message?: unknown }
  return typeof message === 'string' ? message : null
}

function addressesOf(file: LogFile, name: string): PersonFacts['addresses'] {
  return file
    .all<{ address: string; count: number; first: number; last: number }>(
      `SELECT address, count(*) AS count, min(at) AS first, max(at) AS last
       FROM entries INDEXED BY entries_by_owner WHERE owner = ? AND performer IS NOT NULL AND address IS NOT NULL
       GROUP BY address ORDER BY first DESC LIMIT 50`,
      name,
    )
    .map(({ address, count, first, last }) => ({ address, count, firstAt: instantOf(first), lastAt: instantOf(last) }))
}

function pauseOf(file: LogFile, name: string, today: number): PersonFacts['pause'] {
  const instants = file.all<{ at: number }>(
    `SELECT at FROM entries INDEXED BY entries_by_owner WHERE owner = ? AND performer IS NOT NULL
     ORDER BY sequence DESC LIMIT ?`,
    name,
    MAX_INSTANTS,
  )
  let longest: PersonFacts['pause'] = null
  for (const [index, { at }] of instants.entries()) {
    const before = instants[index + 1]?.at
    if (before === undefined || at < (today - RECENT_DAYS) * DAY_SECONDS) break
    const days = Math.floor((at - before) / DAY_SECONDS)
    if (days > (longest?.days ?? 0)) longest = { endedAt: instantOf(at), days }
  }
  return longest
}

/** An entry proves that the registry records such things; that there is none proves nothing. */
function isRecorded(file: LogFile, kinds: readonly string[]): true | null {
  const places = kinds.map(() => '?').join(', ')
  return file.get(`SELECT 1 AS found FROM entries WHERE kind IN (${places}) LIMIT 1`, ...kinds) === undefined
    ? null
    : true
}

function completeStretch(file: LogFile, today: number): Pick<PersonFacts, 'completeSince' | 'completeTo'> {
  const days = coverDays(file, dayText(today - 400), dayText(today))
  const open = days.at(-1)
  if (open?.readFrom !== `${open?.day}T00:00:00Z`) return { completeSince: null, completeTo: null }
  const broken = days.findLastIndex(({ day, state }) => day !== open.day && state !== 'complete')
  return { completeSince: days[broken + 1]?.day ?? open.day, completeTo: open.readTo }
}
