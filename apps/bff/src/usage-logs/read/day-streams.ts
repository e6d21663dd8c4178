import type { DayCoverage } from '../db/day-coverage.ts'
import type { LogPosition } from '../entry/entry.ts'
import { REGISTRY } from '../source/quay-counts.ts'
import type { CountedList } from './counted-list.ts'
import type { DayStream } from './day-stream.ts'
import { checkStoredDay } from './day-verdict.ts'
import type { DayFinding } from './day-verdict.ts'
import { listedDay } from './listed-day.ts'
import type { PlanOptions } from './plan-options.ts'
import { backfillingDay } from './backfilling-day.ts'
import { storedDays } from './stored-days.ts'

/** A list of Quay's is worth reading instead of the registry's if it has no more than this part of its entries. */
const WORTHWHILE_SHARE = 0.8

export function streamStoredDays(options: PlanOptions, group: readonly DayCoverage[]): DayStream {
  const ends = [group.at(0)?.day ?? '', group.at(-1)?.day ?? ''] as const
  const [from, to] = ends[0] < ends[1] ? ends : ([ends[1], ends[0]] as const)
  const check = () => Promise.resolve(group.map((day) => checkStoredDay(day, options.context())))
  return storedDays({ ...options, position: positionInRange(options.position, from, to), from, to, check })
}

/** What is stored of a day that could not be read from Quay, below what its own stream has delivered. */
export function streamStoredRest(options: PlanOptions, day: string): DayStream {
  const check = () => checkNow(options, day)
  return storedDays({ ...options, position: positionInRange(options.position, day, day), from: day, to: day, check })
}

async function checkNow({ database, context }: PlanOptions, day: string) {
  const days = await database.read('days', { from: day, to: day })
  return days.map((coverage) => checkStoredDay(coverage, context()))
}

/** `list`: a list of Quay's that may be shorter than the registry's. */
export function streamDay(
  options: PlanOptions,
  { day, expected }: DayCoverage,
  list: CountedList | undefined,
): DayStream {
  const { database, oldestDay, today } = options
  const isOpen = day >= today
  const position = positionInRange(options.position, day, day)
  const now = () => database.now()
  const canStore = database.state === 'ok' && day >= oldestDay
  const count = list?.counts.get(day) ?? 0
  // A day that goes into the store serves others, too: the shorter list must save a good part.
  const isShorter = list !== undefined && (expected === null || count < expected * WORTHWHILE_SHARE)
  if (canStore && !isShorter) {
    return backfillingDay({ ...options, position, day, check: () => checkNow(options, day) })
  }
  if (list === undefined || !isShorter) {
    const registry = { scope: REGISTRY, namespace: undefined } as const
    return listedDay({ ...options, ...registry, now, isOpen, position, day, expected: expected ?? undefined })
  }
  if (count > 0) return listedDay({ ...options, ...list, now, isOpen, position, day, expected: count })
  const finding: DayFinding = isOpen ? { state: 'open', readTo: list.countedAt } : { state: 'complete' }
  const check = () => Promise.resolve([{ day, finding }])
  return storedDays({ ...options, query: { ...options.query, kinds: [] }, position, from: day, to: day, check })
}

function positionInRange(position: LogPosition | undefined, from: string, to: string): LogPosition | undefined {
  const day = position?.at.slice(0, 10)
  return day !== undefined && day >= from && day <= to ? position : undefined
}
