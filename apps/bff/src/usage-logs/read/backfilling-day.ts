import type { DayReader } from '../source/day-reader.ts'
import type { CallAllowance } from './call-allowance.ts'
import { clampToDays, endPosition, rangeEnd } from './day-range.ts'
import { BATCH, maxPagesAhead } from './day-stream.ts'
import type { DayBatch, DayStream, StoredStreamOptions } from './day-stream.ts'
import type { DayCheck } from './day-verdict.ts'
import { Signal } from './signal.ts'

type Options = StoredStreamOptions & {
  day: string
  /** What the store says of the day now. */
  check: () => Promise<DayCheck[]>
  reader: DayReader
  allowance: CallAllowance
  /** Pages that may be read before they are taken. */
  pagesAhead: number
  /** The consumer takes nothing at present. */
  isConsumerSlow: () => boolean
  /** It asks Quay no more at present: there is room for another day. */
  onIdle: () => void
}

/** A day that is read from Quay into the store, and delivered from there as far as it is stored without a gap. */
export function backfillingDay(options: Options): DayStream {
  const { database, query, order, signal, day, reader, allowance, pagesAhead, isConsumerSlow, onIdle } = options
  const ranged = clampToDays(query, day, day)
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
        if (isConsumerSlow() || (order === 'older' && pages >= maxPagesAhead(pagesAhead, isTaken))) {
          const notified = wanted.wait()
          if (!isWaiting) {
            isWaiting = true
            onIdle()
          }
          await notified
          continue
        }
        isWaiting = false
        const step = await allowance.spend(
          () => reader.step(day, 'interactive'),
          ({ calls }) => calls,
        )
        isRead = step.isRead
        pages += 1
        const stored = step.stored.then(() => arrived.notify(), fail)
        storing.add(stored)
        void stored.finally(() => storing.delete(stored))
      }
      onIdle()
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
      scanned: found.reached?.scanned ?? found.entries.length,
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
        // Everything that is stored was taken: the next page may be read.
        pages = 0
        wanted.notify()
        await notified
      }
    },
  }
}
