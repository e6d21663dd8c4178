import { addDays, dayOf, daysBetween } from '../../time/calendar.ts'
import type { CallAllowance } from './call-allowance.ts'
import { isClosedScope } from '../source/closed-scope.ts'
import { countAhead } from './count-ahead.ts'
import type { DayCoverage } from '../db/day-coverage.ts'
import type { DayReads } from '../source/day-reads.ts'
import type { DayStream } from './day-stream.ts'
import { checkStoredDay } from './day-verdict.ts'
import type { CheckFacts, DayFinding } from './day-verdict.ts'
import { findScopedList } from '../filter/log-filter.ts'
import type { ScopedList } from '../filter/log-filter.ts'
import type { ListScope } from '../db/worker/days/list-merge.ts'
import type { LogPosition } from '../entry/entry.ts'
import type { LogQuery } from '../filter/log-filter.ts'
import { blockerOf } from '../source/blocker.ts'
import { listedDay } from './listed-day.ts'
import type { LogSource } from '../../quay/log-source.ts'
import { REGISTRY } from '../source/quay-counts.ts'
import type { LogDatabase } from '../db/log-database.ts'
import { backfillingDay, storedDays } from './stored-days.ts'

export type PlanOptions = {
  database: LogDatabase
  reads: DayReads
  source: LogSource
  query: LogQuery
  order: 'older' | 'newer'
  position: LogPosition | undefined
  allowance: CallAllowance
  signal: AbortSignal
  today: string
  /** The day by the clock: for two minutes after midnight the one before is still followed. */
  clockDay: string
  oldestDay: string
  /** What days are judged by, once they were read. */
  facts: () => CheckFacts
  pagesAhead: number
  isHeldUp: () => boolean
  onRest: () => void
  /** No call may be made: what is held is all there is. */
  isStoreOnly: boolean
  /** Many days are likely to be read. */
  isLong: boolean
}

/** A shorter list of Quay's that has everything that is looked for, as it was counted. */
type CountedList = {
  scope: ScopedList['scope']
  namespace: ListScope
  /** Entries by day, as counted at this instant. */
  counts: Map<string, number>
  countedAt: string
}

export type ReadingPlan = {
  streams: DayStream[]
  /** Whether Quay is asked for counts by what was planned; settles when it has answered, or failed to. */
  counting: Promise<boolean>
}

const isSettled = ({ state }: DayCoverage): boolean => state === 'complete' || state === 'different'

/** Where the entries of each day come from, in the reading's order. */
export async function planReading(options: PlanOptions): Promise<ReadingPlan> {
  const { database, order, isStoreOnly, today, allowance } = options
  const { from, to } = rangeOf(options)
  if (from > to) return { streams: [], counting: Promise.resolve(false) }
  const days =
    database.state === 'damaged' ? daysBetween(from, to).map(unknownDay) : await database.read('days', { from, to })
  // What comes after midnight is stored by the tail poller while it still waits for the day before to end.
  const isHeld = (day: DayCoverage) => isStoreOnly || isSettled(day) || day.day > today
  const open = days.filter((day) => !isHeld(day))
  const countable = open.filter((day) => isCountable(options, day)).map(({ day }) => day)
  if (countable.length > 0) allowance.reserve()
  const unread = await unreadOf(options, open)
  const narrow = unread.size === 0 ? undefined : await countScopedList(options, [...unread])
  const streams: DayStream[] = []
  for (const group of groupsOf(order === 'older' ? days.toReversed() : days, isHeld)) {
    const [first] = group
    if (first === undefined) continue
    if (isHeld(first)) streams.push(storedLines(options, group))
    else streams.push(...group.map((day) => streamDay(options, day, unread.has(day.day) ? narrow : undefined)))
  }
  // Beside the reading, which needs the counts at the end of a day at the earliest, and does without: then days are not checked.
  const ahead =
    options.isLong && narrow === undefined ? countAhead(options, countable) : Promise.resolve(narrow !== undefined)
  return { streams, counting: ahead.catch(() => true) }
}

/** Days that are held but for what is still being compared, or followed, need no list of Quay's. */
async function unreadOf({ database }: PlanOptions, open: readonly DayCoverage[]): Promise<Set<string>> {
  const [from, to] = [open.at(0)?.day, open.at(-1)?.day]
  if (from === undefined || to === undefined) return new Set()
  if (database.state === 'damaged') return new Set(open.map(({ day }) => day))
  return new Set(await database.read('unreadDays', { from, to, now: database.now() }))
}

/** A day that is over, goes into the store, and was not counted. */
const isCountable = ({ database, oldestDay, today }: PlanOptions, { day, expected }: DayCoverage): boolean =>
  database.state === 'ok' && expected === null && day >= oldestDay && day < today

function storedLines(options: PlanOptions, group: readonly DayCoverage[]): DayStream {
  const ends = [group.at(0)?.day ?? '', group.at(-1)?.day ?? ''] as const
  const [from, to] = ends[0] < ends[1] ? ends : ([ends[1], ends[0]] as const)
  const check = () => Promise.resolve(group.map((day) => checkStoredDay(day, options.facts())))
  return storedDays({ ...options, position: positionInRange(options.position, from, to), from, to, check })
}

/** What is stored of a day that could not be read from Quay, below what its own supply has delivered. */
export function storedRest(options: PlanOptions, day: string): DayStream {
  const check = () => checkNow(options, day)
  return storedDays({ ...options, position: positionInRange(options.position, day, day), from: day, to: day, check })
}

async function checkNow({ database, facts }: PlanOptions, day: string) {
  const days = await database.read('days', { from: day, to: day })
  return days.map((coverage) => checkStoredDay(coverage, facts()))
}

function streamDay(options: PlanOptions, { day, expected }: DayCoverage, narrow: CountedList | undefined): DayStream {
  const { database, oldestDay, today } = options
  const isOpen = day >= today
  const position = positionInRange(options.position, day, day)
  const now = () => database.now()
  const canStore = database.state === 'ok' && day >= oldestDay
  const counted = narrow?.counts.get(day) ?? 0
  // A day that goes into the store serves others, too: the narrow list must save a good part.
  const isNarrower = narrow !== undefined && (expected === null || counted < expected * 0.8)
  if (canStore && !isNarrower) {
    return backfillingDay({ ...options, position, day, check: () => checkNow(options, day) })
  }
  if (narrow === undefined || !isNarrower) {
    const registry = { scope: REGISTRY, namespace: undefined } as const
    return listedDay({ ...options, ...registry, now, isOpen, position, day, expected: expected ?? undefined })
  }
  if (counted > 0) return listedDay({ ...options, ...narrow, now, isOpen, position, day, expected: counted })
  const finding: DayFinding = isOpen ? { state: 'open', readTo: narrow.countedAt } : { state: 'complete' }
  const check = () => Promise.resolve([{ day, finding }])
  return storedDays({ ...options, query: { ...options.query, kinds: [] }, position, from: day, to: day, check })
}

/**
 * The list of the repository or namespace that is looked for, if Quay has one and says how much is in it. Quay's filter by
 * performer is no help: it finds neither sign-ins nor what robots did that are gone.
 */
async function countScopedList(options: PlanOptions, days: readonly string[]): Promise<CountedList | undefined> {
  const { query, source, allowance, signal, database } = options
  const list = findScopedList(query)
  const [from, to] = [days.at(0), days.at(-1)]
  if (list === undefined || from === undefined || to === undefined) return undefined
  const { scope, namespace } = list
  const call = { priority: 'interactive', signal } as const
  try {
    const counts = new Map<string, number>()
    const countedAt = `${database.now().slice(0, 19)}Z`
    const callCount = Math.ceil((Date.parse(to) - Date.parse(from)) / 86_400_000 / 28)
    const rows = await allowance.spend(
      () => source.counts({ scope, from, to }, call),
      () => Math.max(1, callCount),
    )
    for (const { day, count } of rows) counts.set(day, (counts.get(day) ?? 0) + count)
    return { scope, namespace: { name: namespace, isOrganization: null }, counts, countedAt }
  } catch (error) {
    // An account that is gone has no list; its entries are in the registry's.
    if (isClosedScope(error) || blockerOf(error) === 'bad_response') return undefined
    throw error
  }
}

function rangeOf({ query, clockDay, oldestDay, order, position }: PlanOptions): { from: string; to: string } {
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
function groupsOf(days: readonly DayCoverage[], isHeld: (day: DayCoverage) => boolean): DayCoverage[][] {
  const groups: DayCoverage[][] = []
  for (const day of days) {
    const group = groups.at(-1)
    const [first] = group ?? []
    if (group === undefined || first === undefined || isHeld(first) !== isHeld(day)) groups.push([day])
    else group.push(day)
  }
  return groups
}

function positionInRange(position: LogPosition | undefined, from: string, to: string): LogPosition | undefined {
  const day = position?.at.slice(0, 10)
  return day !== undefined && day >= from && day <= to ? position : undefined
}

const unknownDay = (day: string): DayCoverage => {
  return { day, state: 'empty', stored: 0, expected: null, missing: null, readAt: null, readFrom: null, readTo: null }
}
