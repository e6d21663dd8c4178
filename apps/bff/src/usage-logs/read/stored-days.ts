import { addDays, daysBetween } from '../../time/calendar.ts'
import type { CallAllowance } from './call-allowance.ts'
import type { DayReads } from '../source/day-reads.ts'
import { aheadOf, Signal } from './day-stream.ts'
import type { DayBatch, DayStream } from './day-stream.ts'
import type { DayCheck } from './day-verdict.ts'
import type { LogPosition } from '../entry/entry.ts'
import type { LogQuery } from '../filter/log-filter.ts'
import type { LogDatabase } from '../db/log-database.ts'

const BATCH = 200

type Common = {
  database: LogDatabase
  query: LogQuery
  order: 'older' | 'newer'
  /** Where to go on, if within these days. */
  position: LogPosition | undefined
  signal: AbortSignal
}

/** Days that are held: no call is made. */
export function storedDays(options: Common & { from: string; to: string; check: DayStream['check'] }): DayStream {
  const { database, query, order, signal, from, to, check } = options
  const days = daysBetween(from, to)
  const ranged = narrow(query, from, to)
  let { position } = options
  let place: number | undefined
  let isOver = false
  return {
    days: order === 'older' ? days.toReversed() : days,
    start: () => undefined,
    resume: () => undefined,
    isReading: () => false,
    stop: () => undefined,
    check,
    async next() {
      if (isOver) return undefined
      const found = await database.read('search', { query: ranged, order, position, place, limit: BATCH }, signal)
      position = undefined
      place = found.sequences.at(-1)
      isOver = found.isExhausted
      return {
        entries: found.entries,
        looked: found.entries.length,
        reachedAt: isOver ? rangeEnd(order, from, to) : (found.entries.at(-1)?.at ?? null),
        position: isOver ? endPosition(order, from, to) : (found.entries.at(-1) ?? null),
      }
    },
  }
}

type FillingOptions = Common & {
  day: string
  /** What the store says of the day now. */
  check: () => Promise<DayCheck[]>
  reads: DayReads
  allowance: CallAllowance
  /** Pages that may be read before somebody takes them. */
  pagesAhead: number
  /** Nobody takes anything at present. */
  isHeldUp: () => boolean
  /** It asks Quay no more at present: there is room for another day. */
  onRest: () => void
}

/** A day that is read from Quay into the store, and delivered from there as far as it is held without a gap. */
export function backfillingDay(options: FillingOptions): DayStream {
  const { database, query, order, signal, day, reads, allowance, pagesAhead, isHeldUp, onRest } = options
  const ranged = narrow(query, day, day)
  const arrived = new Signal()
  const wanted = new Signal()
  let { position } = options
  let place: number | undefined
  let pages = 0
  const stopping = new AbortController()
  let isTaken = false
  let isWaiting = false
  let isRead = false
  let isOver = false
  let failure: unknown
  let running: Promise<void> | undefined
  const storing = new Set<Promise<void>>()

  async function read(): Promise<void> {
    try {
      while (!isRead && !stopping.signal.aborted) {
        if (isHeldUp() || (order === 'older' && pages >= aheadOf(pagesAhead, isTaken))) {
          const notified = wanted.wait()
          if (!isWaiting) {
            isWaiting = true
            onRest()
          }
          await notified
          continue
        }
        isWaiting = false
        const step = await allowance.spend(
          () => reads.step(day, 'interactive'),
          ({ calls }) => calls,
        )
        isRead = step.isRead
        pages += 1
        const stored = step.stored.then(() => arrived.notify(), fail)
        storing.add(stored)
        void stored.finally(() => storing.delete(stored))
      }
      onRest()
    } catch (error) {
      // What was read before is delivered first.
      await Promise.all(storing)
      fail(error)
    }
  }

  function fail(error: unknown): void {
    failure ??= error
    arrived.notify()
  }

  async function part(): Promise<DayBatch | undefined> {
    const input = { query: ranged, order, position, place, limit: BATCH }
    // What comes while the store is being asked may not be among its answer.
    const wasRead = isRead
    const found =
      order === 'older'
        ? await database.read('dayPart', { ...input, day }, signal)
        : { ...(await database.read('search', input, signal)), isWhole: true, isPositionStored: true, reached: null }
    if (!found.isPositionStored) return undefined
    // Where nothing fits, how far was looked is told all the same.
    const at = found.reached?.place ?? found.sequences.at(-1)
    if (at !== undefined) {
      place = at
      position = undefined
    }
    isOver = found.isWhole && found.isExhausted && wasRead
    if (at === undefined && !isOver) return undefined
    const last = found.reached?.position ?? found.entries.at(-1) ?? null
    return {
      entries: found.entries,
      looked: found.reached?.looked ?? found.entries.length,
      reachedAt: isOver ? rangeEnd(order, day, day) : (last?.at ?? null),
      position: isOver ? endPosition(order, day, day) : last,
    }
  }

  const start = () => {
    running ??= read()
  }
  return {
    days: [day],
    start,
    resume: () => wanted.notify(),
    isReading: () => running !== undefined && !isRead && !isWaiting && failure === undefined,
    stop() {
      stopping.abort()
      wanted.notify()
      arrived.notify()
    },
    check: options.check,
    async next() {
      isTaken = true
      start()
      for (;;) {
        if (isOver) return undefined
        const notified = arrived.wait()
        const failed = failure
        const batch = order === 'older' || isRead ? await part() : undefined
        if (batch !== undefined) return batch
        if (failed !== undefined) throw failed
        if (failure !== undefined) continue
        if (stopping.signal.aborted) return undefined
        if (isRead) continue
        // Everything that is held was taken: the next page may be read.
        pages = 0
        wanted.notify()
        await notified
      }
    },
  }
}

/** Within these days. */
export function narrow(query: LogQuery, from: string, to: string): LogQuery {
  const start = `${from}T00:00:00Z`
  const end = `${addDays(to, 1)}T00:00:00Z`
  return {
    ...query,
    from: query.from !== undefined && query.from > start ? query.from : start,
    to: query.to !== undefined && query.to < end ? query.to : end,
  }
}

const NO_ENTRY = '0000000000000000.0'

/** A position behind everything of these days. */
export function endPosition(order: 'older' | 'newer', from: string, to: string): LogPosition {
  return order === 'older'
    ? { id: `${from}.${NO_ENTRY}`, at: `${addDays(from, -1)}T23:59:59Z` }
    : { id: `${to}.${NO_ENTRY}`, at: `${addDays(to, 1)}T00:00:00Z` }
}

export const rangeEnd = (order: 'older' | 'newer', from: string, to: string): string =>
  order === 'older' ? `${from}T00:00:00Z` : `${addDays(to, 1)}T00:00:00Z`
