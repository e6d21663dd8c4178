import { addDays, dayOf, daysBetween } from '../../time/calendar.ts'
import type { DayCoverage } from '../db/day-coverage.ts'
import { countScopedList } from './counted-list.ts'
import type { DayStream } from './day-stream.ts'
import { streamDay, streamStoredDays } from './day-streams.ts'
import type { PlanOptions } from './plan-options.ts'
import { prefetchCounts } from './prefetch-counts.ts'

export type StreamPlan = {
  streams: DayStream[]
  /** Whether Quay is asked for counts by what was planned; settles when it has answered, or failed to. */
  counting: Promise<boolean>
}

const isSettled = ({ state }: DayCoverage): boolean => state === 'complete' || state === 'different'

/** Where the entries of each day come from, in the stream's order. */
export async function planStreams(options: PlanOptions): Promise<StreamPlan> {
  const { database, order, isStoreOnly, today, allowance } = options
  const { from, to } = findRange(options)
  if (from > to) return { streams: [], counting: Promise.resolve(false) }
  const days =
    database.state === 'damaged' ? daysBetween(from, to).map(unknownDay) : await database.read('days', { from, to })
  // What comes after midnight is stored by the tail poller while it still waits for the day before to end.
  const isStored = (day: DayCoverage) => isStoreOnly || isSettled(day) || day.day > today
  const open = days.filter((day) => !isStored(day))
  const countable = open.filter((day) => isCountable(options, day)).map(({ day }) => day)
  if (countable.length > 0) allowance.reserve()
  const unread = await findUnread(options, open)
  const list = unread.size === 0 ? undefined : await countScopedList(options, [...unread])
  const streams: DayStream[] = []
  for (const group of groupDays(order === 'older' ? days.toReversed() : days, isStored)) {
    const [first] = group
    if (first === undefined) continue
    if (isStored(first)) streams.push(streamStoredDays(options, group))
    else streams.push(...group.map((day) => streamDay(options, day, unread.has(day.day) ? list : undefined)))
  }
  // The streams need the counts at the end of a day at the earliest, and do without them: then days are not checked.
  const counting =
    options.isLong && list === undefined ? prefetchCounts(options, countable) : Promise.resolve(list !== undefined)
  return { streams, counting: counting.catch(() => true) }
}

/** Days that are stored but for what is still being compared, or followed, need no list of Quay's. */
async function findUnread({ database }: PlanOptions, open: readonly DayCoverage[]): Promise<Set<string>> {
  const [from, to] = [open.at(0)?.day, open.at(-1)?.day]
  if (from === undefined || to === undefined) return new Set()
  if (database.state === 'damaged') return new Set(open.map(({ day }) => day))
  return new Set(await database.read('unreadDays', { from, to, now: database.now() }))
}

/** A day that is over, goes into the store, and was not counted. */
const isCountable = ({ database, oldestDay, today }: PlanOptions, { day, expected }: DayCoverage): boolean =>
  database.state === 'ok' && expected === null && day >= oldestDay && day < today

function findRange({ query, clockDay, oldestDay, order, position }: PlanOptions): { from: string; to: string } {
  const last = query.to === undefined ? clockDay : dayOf(Date.parse(query.to) - 1000)
  let from = query.from === undefined ? oldestDay : query.from.slice(0, 10)
  // A registry whose clock is ahead of ours has entries of tomorrow.
  const latest = addDays(clockDay, 1)
  let to = last < latest ? last : latest
  if (position !== undefined) {
    const day = position.at.slice(0, 10)
    if (order === 'older') to = day < to ? day : to
    else from = day > from ? day : from
  }
  return { from, to }
}

/** Days next to each other that are all stored, or all not. */
function groupDays(days: readonly DayCoverage[], isStored: (day: DayCoverage) => boolean): DayCoverage[][] {
  const groups: DayCoverage[][] = []
  for (const day of days) {
    const group = groups.at(-1)
    const [first] = group ?? []
    if (group === undefined || first === undefined || isStored(first) !== isStored(day)) groups.push([day])
    else group.push(day)
  }
  return groups
}

const unknownDay = (day: string): DayCoverage => {
  return { day, state: 'empty', stored: 0, expected: null, missing: null, readAt: null, readFrom: null, readTo: null }
}
