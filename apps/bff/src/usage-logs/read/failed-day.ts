import { isQuayHttpError, isQuayUnavailableError } from '@quaymaster/quay-client'
import type { DayBatch, DayStream } from './day-stream.ts'
import type { DayCheck } from './day-verdict.ts'
import type { LogPosition } from '../entry/entry.ts'
import { findBlocker } from '../source/blocker.ts'
import { streamStoredRest } from './day-streams.ts'
import type { PlanOptions } from './plan-options.ts'

/** An answer that cannot be understood says nothing of the next day; an error of Quay's own may be all that comes. */
export const affectsOneDay = (error: unknown): boolean =>
  findBlocker(error) === 'bad_response' && !isQuayHttpError(error, 'server-error') && !isQuayUnavailableError(error)

/** Of a day that failed, what is stored below what was delivered. `check`: what its own stream could say of it. */
export function findStoredRest(
  options: PlanOptions,
  cursor: LogPosition | null,
  [check]: readonly DayCheck[],
): DayStream | undefined {
  if (check === undefined || options.database.state === 'damaged') return undefined
  const isPartial = 'finding' in check && check.finding.state === 'partial'
  // The oldest second that was read may continue in the page that failed.
  const readFrom = isPartial && options.order === 'older' ? check.finding.readFrom : undefined
  const { to } = options.query
  const query =
    readFrom === undefined || (to !== undefined && to < readFrom) ? options.query : { ...options.query, to: readFrom }
  return streamStoredRest({ ...options, query, position: cursor ?? undefined }, check.day)
}

/** Looks whether a stream has anything, and gives one that still has all of it. */
export async function peek(stream: DayStream | undefined): Promise<{ stream: DayStream; hasEntries: boolean }> {
  const first = await stream?.next()
  const rest: (DayBatch | undefined)[] = [first]
  const next = (): Promise<DayBatch | undefined> =>
    rest.length > 0 ? Promise.resolve(rest.shift()) : (stream?.next() ?? Promise.resolve(undefined))
  const hasEntries = first !== undefined && first.entries.length > 0
  return { stream: { ...(stream ?? NOTHING), next }, hasEntries }
}

const NOTHING: Omit<DayStream, 'next'> = {
  days: [],
  start: () => undefined,
  resume: () => undefined,
  isReading: () => false,
  stop: () => undefined,
  check: () => Promise.resolve([]),
}
