import { addDays, dayEnd, dayStart } from '../../time/calendar.ts'
import type { DayCoverage } from '../db/day-coverage.ts'
import type { LogBlocker } from '../source/blocker.ts'
import type { UnreadPage } from '../db/day-coverage.ts'

/** Why a day was not read, or not to its end. `not_stored`: only the store was asked; `call_limit`: no call was left. */
export type GapReason = LogBlocker | 'not_stored' | 'call_limit' | UnreadPage['reason']

/**
 * What a stream can say of a day. `complete`: as many entries as Quay counts in the list that was read, or more, which is
 * `counted` then; `gap`: `missing` fewer; `partial`: read from `readFrom` to `readTo`; `not_checked`: read to its end, not
 * compared; `open`: the present day, read to `readTo`; `unread`: not looked at.
 */
export type DayFinding = {
  state: 'complete' | 'gap' | 'partial' | 'not_checked' | 'open' | 'unread'
  missing?: number
  counted?: number
  readFrom?: string
  readTo?: string
  reason?: GapReason
  /** Of a page that was skipped: its entries are older, or the newest of the day where it is null. */
  after?: string | null
}

/** A finding for days that follow one another, both included. */
export type DayVerdict = DayFinding & { from: string; to: string }

/** A day with as many entries of the registry's list as were read, which are still to be compared with Quay's count. */
export type UncountedDay = { day: string; read: number }

export type DayCheck = { day: string; finding: DayFinding } | UncountedDay

export type DayGap = { day: string; missing: number | null; reason?: GapReason; after?: string | null }

export type CheckContext = {
  today: string
  /** Until when the newest entries are known; null where they were not asked for yet. */
  newestKnownTo: string | null
  /** Why the rest of a day could not be read. */
  reason: GapReason | undefined
  /** Why the newest entries could not be asked for. */
  tailReason: GapReason | undefined
}

/** What the store says of a day of the registry's list. */
export const checkStoredDay = (coverage: DayCoverage, facts: CheckContext): DayCheck =>
  withUnread(checkReadDay(coverage, facts), coverage.unread)

function checkReadDay(coverage: DayCoverage, facts: CheckContext): DayCheck {
  const { day, state, stored, expected, readFrom, readTo } = coverage
  if (day >= facts.today) return { day, finding: checkOpenDay(coverage, facts) }
  // Entries may have gone from Quay since they were read.
  if (state === 'complete') return { day, finding: compare(stored, Math.min(stored, expected ?? stored)) }
  if (readFrom !== dayStart(day) || readTo !== dayEnd(day)) return { day, finding: partlyRead(coverage, facts.reason) }
  if (expected === null) return { day, read: stored }
  if (stored < expected) return { day, finding: { state: 'gap', missing: expected - stored } }
  // More were read than Quay counted: once every way was tried it was counted again, before that it has to be.
  if (state !== 'different') return { day, read: stored }
  return { day, finding: compare(stored, expected) }
}

/** Compares what was read of a list with Quay's count of it, taken afterwards or of a day that was over long before. */
export function compare(read: number, counted: number): DayFinding {
  if (read < counted) return { state: 'gap', missing: counted - read }
  return read === counted ? { state: 'complete' } : { state: 'complete', counted }
}

function checkOpenDay(coverage: DayCoverage, { today, newestKnownTo, reason, tailReason }: CheckContext): DayFinding {
  const { day, readFrom, readTo } = coverage
  const isAhead = day > today
  if (!isAhead && readFrom !== dayStart(day)) return partlyRead(coverage, tailReason ?? reason)
  const knownTo = newestKnownTo ?? readTo ?? dayStart(day)
  const end = knownTo < dayStart(day) ? dayStart(day) : knownTo
  // That only the store was asked is no fault: until when it knows is said.
  return withReason({ state: 'open', readTo: end }, tailReason ?? (reason === 'not_stored' ? undefined : reason))
}

function partlyRead({ readFrom, readTo }: DayCoverage, reason: GapReason | undefined): DayFinding {
  if (readFrom === null || readTo === null) return withReason({ state: 'unread' }, reason)
  return withReason({ state: 'partial', readFrom, readTo }, reason)
}

export const withReason = (finding: DayFinding, reason: GapReason | undefined): DayFinding =>
  reason === undefined ? finding : { ...finding, reason }

/** A day of which a page was skipped lacks its entries, whatever else is known of it. */
export function withUnread(check: DayCheck, unread: UnreadPage | undefined): DayCheck {
  if (unread === undefined) return check
  const finding: DayFinding = 'finding' in check ? check.finding : { state: 'gap' }
  return { day: check.day, finding: { ...finding, ...(finding.state === 'complete' && { state: 'gap' }), ...unread } }
}

/** Days of which the same is said, as stretches; given oldest first. */
export function stretchVerdicts(days: readonly { day: string; finding: DayFinding }[]): DayVerdict[] {
  const verdicts: DayVerdict[] = []
  for (const { day, finding } of days) {
    const last = verdicts.at(-1)
    if (last !== undefined && addDays(last.to, 1) === day && isAlike(last, finding)) last.to = day
    else verdicts.push({ from: day, to: day, ...finding })
  }
  return verdicts
}

/** Of a gap or a part of a day each one is its own. */
const isAlike = (last: DayVerdict, { state, reason, counted }: DayFinding): boolean =>
  last.state === state &&
  last.reason === reason &&
  last.counted === undefined &&
  counted === undefined &&
  ['complete', 'not_checked', 'unread'].includes(state)

/** What is known to lack, day by day; of a day that was not to be read further, nothing is. */
export function toGap(day: string, { state, missing, reason, after }: DayFinding): DayGap | undefined {
  const why = { ...(reason !== undefined && { reason }), ...(after !== undefined && { after }) }
  if (state === 'gap') return { day, missing: missing ?? null, ...why }
  const isCut = state === 'unread' || state === 'partial' || state === 'open'
  if (!isCut || reason === undefined || reason === 'call_limit') return undefined
  return { day, missing: null, ...why }
}
