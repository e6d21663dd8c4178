import type { DayCoverage, DayState } from '../../day-coverage.ts'
import { readDay, readDays, saveDay } from './day-record.ts'
import type { DayRecord, RunPage } from './day-record.ts'
import type { LogFile } from '../file/log-file.ts'
import { readSpan } from './read-span.ts'
import { followedDay } from './follow.ts'
import { hasDayEnded, DAY_MS } from '../../../../time/calendar.ts'
import { dayNumber, dayText } from '../../../../time/day-number.ts'
import { readUnread } from './unread-pages.ts'

/** Quay's page tokens live two days; an older one would silently start again at page one. */
const PAGE_LIFE_MS = 2 * DAY_MS - 3_600_000

/** What is to be done next for a day. */
export type DayPlan =
  /** Ask for its first page. */
  | { step: 'begin'; remaining: number | null }
  /** `remaining`: entries that Quay counts from there down; null where that is not known. */
  | { step: 'continue'; page: RunPage; remaining: number | null }
  /** Everything was read that its list gives: compare with Quay's count. */
  | { step: 'compare' }
  /** Stored, or as complete as it gets. */
  | { step: 'none' }

export function planDay(file: LogFile, record: DayRecord, now: string): DayPlan {
  if (isOpen(record)) {
    const ageMs = Date.parse(now) - Date.parse(record.pageAt ?? '')
    const isUsable = record.page !== null && ageMs >= 0 && ageMs < PAGE_LIFE_MS
    if (!isUsable || record.page === null) return { step: 'begin', remaining: 0 }
    return { step: 'continue', page: record.page, remaining: remainingOf(record) }
  }
  if (!record.isFloored) {
    // Quay counted after the day's end that nothing happened: there is nothing to read.
    return isCounted(record) && record.expected === 0 && record.stored === 0
      ? { step: 'none' }
      : { step: 'begin', remaining: record.stored === 0 ? countOf(record) : 0 }
  }
  if (!record.hasTop) {
    return followedDay(file) === record.day ? { step: 'none' } : { step: 'begin', remaining: 0 }
  }
  const state = stateOf(record)
  return { step: state === 'complete' || state === 'different' ? 'none' : 'compare' }
}

/** A segment of it is being read, or all of it is walked again. */
const isOpen = ({ runSequence, walk }: DayRecord): boolean => runSequence !== null || walk !== null

/** None, too, where other entries of the day are stored: the list may meet them with any page. */
function remainingOf(record: DayRecord): number | null {
  if (record.baseSequence !== null || record.walk !== null) return 0
  const count = record.hasTop ? countOf(record) : null
  return count === null ? null : count - record.stored
}

/** Whether Quay was asked for the day's count after its end. */
function isCounted({ day, expected, countedAt }: DayRecord): boolean {
  return expected !== null && countedAt !== null && hasDayEnded(dayText(day), Date.parse(countedAt))
}

/** Null where Quay was not asked since the day's end. */
const countOf = (record: DayRecord): number | null => (isCounted(record) ? record.expected : null)

function stateOf(record: DayRecord): DayState {
  const isNothing = isCounted(record) && record.expected === 0 && record.stored === 0
  if (isNothing) return 'complete'
  const isRead = record.isFloored && record.hasTop && !isOpen(record)
  if (isRead && isCounted(record)) {
    if (hasAllOfQuay(record)) return 'complete'
    if (record.isExhausted) return 'different'
  }
  return record.stored > 0 || record.isFloored || isOpen(record) ? 'partial' : 'empty'
}

/** Everything that Quay counts is stored; entries that have gone from there are stored besides. */
function hasAllOfQuay({ stored, vanished, expected, checkedCount }: DayRecord): boolean {
  const listed = stored - vanished
  return listed === expected || (expected !== null && listed > expected && checkedCount === expected)
}

export function toCoverage(record: DayRecord): Omit<DayCoverage, 'readFrom' | 'readTo'> {
  return {
    day: dayText(record.day),
    state: stateOf(record),
    stored: record.stored,
    expected: isCounted(record) ? record.expected : null,
    missing: record.missing,
    readAt: record.readAt,
  }
}

/** Every day from one to another, those that nothing is known of too. */
export function coverDays(file: LogFile, from: string, to: string): DayCoverage[] {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  const unread = readUnread(file, first, last)
  return readDays(file, first, last).map((record) => {
    const coverage = toCoverage(record)
    const page = coverage.state === 'complete' ? undefined : unread.get(record.day)
    const covered = { ...coverage, ...readSpan(file, record) }
    return page === undefined ? covered : { ...covered, unread: page }
  })
}

/** Days, newest first, for which there is something to do. */
export const openDays = (file: LogFile, from: string, to: string, now: string): string[] =>
  plannedDays(file, from, to, now, ['begin', 'continue', 'compare']).toReversed()

/** Days of which Quay's list has more than is stored, as far as is known: not the one that is followed from its first entry on. */
export const unreadDays = (file: LogFile, from: string, to: string, now: string): string[] =>
  plannedDays(file, from, to, now, ['begin', 'continue'])

function plannedDays(
  file: LogFile,
  from: string,
  to: string,
  now: string,
  steps: readonly DayPlan['step'][],
): string[] {
  return readDays(file, dayNumber(from), dayNumber(to))
    .filter((day) => steps.includes(planDay(file, day, now).step))
    .map(({ day }) => dayText(day))
}

export type CountedDays = {
  from: string
  to: string
  /** Instant before Quay was asked. */
  at: string
  counts: readonly { day: string; kind: string; count: number }[]
}

/** Stores Quay's own counts of these days. What it does not name has none. */
export function saveCounts(file: LogFile, counted: CountedDays): void {
  const [first, last] = [dayNumber(counted.from), dayNumber(counted.to)]
  file.run('UPDATE day_counts SET expected = 0 WHERE day BETWEEN ? AND ?', first, last)
  const sums = new Map<number, number>()
  for (const { day, kind, count } of counted.counts) {
    const number = dayNumber(day)
    sums.set(number, (sums.get(number) ?? 0) + count)
    file.run(
      `INSERT INTO day_counts (day, kind, expected) VALUES (?, ?, ?)
       ON CONFLICT (day, kind) DO UPDATE SET expected = excluded.expected`,
      number,
      kind,
      count,
    )
  }
  for (let day = first; day <= last; day += 1) {
    const record = readDay(file, day)
    const expected = sums.get(day) ?? 0
    const isExhausted = record.isExhausted && record.expected === expected
    saveDay(file, { ...record, expected, countedAt: counted.at, isExhausted })
  }
}

/** Says that every way to the day's entries was tried, or that they are to be tried once more. */
export function setExhausted(file: LogFile, day: string, isExhausted: boolean): void {
  const record = readDay(file, dayNumber(day))
  const missing = isExhausted ? Math.max(0, (record.expected ?? 0) - (record.stored - record.vanished)) : null
  saveDay(file, { ...record, isExhausted, missing })
}
