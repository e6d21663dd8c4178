import type { PastEntries } from './entry.ts'

/** A run of rows by ascending instant, column by column: an entry costs 28 bytes, and a search touches only what it compares. */
export type Segment = {
  length: number
  instantsUs: Float64Array
  kinds: Uint16Array
  performerIds: Int32Array
  namespaceIds: Int32Array
  repositoryIds: Int32Array
  /** Where the rest of the row is kept. */
  details: Int32Array
}

/** The columns of one row. */
export type SegmentRow = {
  instantUs: number
  kind: number
  performerId: number
  namespaceId: number
  repositoryId: number
  detail: number
}

/** How many rows a segment holds at most: an insertion in the middle moves half of them. */
export const segmentCapacity = 4096

const columnsOf = (segment: Segment) => [
  segment.instantsUs,
  segment.kinds,
  segment.performerIds,
  segment.namespaceIds,
  segment.repositoryIds,
  segment.details,
]

/** Makes an empty segment. */
export const createSegment = (): Segment => ({
  length: 0,
  instantsUs: new Float64Array(segmentCapacity),
  kinds: new Uint16Array(segmentCapacity),
  performerIds: new Int32Array(segmentCapacity),
  namespaceIds: new Int32Array(segmentCapacity),
  repositoryIds: new Int32Array(segmentCapacity),
  details: new Int32Array(segmentCapacity),
})

/** How many rows of the segment are earlier than the instant; with `isInclusive` those of the instant itself count. */
export function rowsBefore({ instantsUs, length }: Segment, instantUs: number, isInclusive: boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    const found = instantsUs[middle] ?? 0
    if (found < instantUs || (isInclusive && found === instantUs)) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts a row into a segment that is not full. */
export function insertRow(segment: Segment, position: number, row: SegmentRow): void {
  if (position < segment.length) {
    for (const column of columnsOf(segment)) column.copyWithin(position + 1, position, segment.length)
  }
  segment.instantsUs[position] = row.instantUs
  segment.kinds[position] = row.kind
  segment.performerIds[position] = row.performerId
  segment.namespaceIds[position] = row.namespaceId
  segment.repositoryIds[position] = row.repositoryId
  segment.details[position] = row.detail
  segment.length += 1
}

/** Moves the later half of a segment into a new one. */
export function splitSegment(segment: Segment): Segment {
  const half = segment.length >>> 1
  const later = createSegment()
  const to = columnsOf(later)
  for (const [number, column] of columnsOf(segment).entries()) to[number]?.set(column.subarray(half, segment.length))
  later.length = segment.length - half
  segment.length = half
  return later
}

/** Cuts columns of the past into full segments. */
export function segmentsOf(past: PastEntries, kindNumbers: readonly number[]): Segment[] {
  const count = past.instantsUs.length
  const segments: Segment[] = []
  for (let start = 0; start < count; start += segmentCapacity) {
    const end = Math.min(start + segmentCapacity, count)
    const segment = createSegment()
    segment.length = end - start
    segment.instantsUs.set(past.instantsUs.subarray(start, end))
    segment.kinds.set(past.kinds.subarray(start, end).map((kind) => kindNumbers[kind] ?? 0))
    segment.performerIds.set(past.performerIds.subarray(start, end))
    segment.namespaceIds.set(past.namespaceIds.subarray(start, end))
    segment.repositoryIds.set(past.repositoryIds.subarray(start, end))
    segment.details.set(Int32Array.from({ length: end - start }, (_, row) => start + row))
    segments.push(segment)
  }
  return segments
}
