import type { LogFilter } from './entry.ts'
import type { Segment } from './segment.ts'

/** Whether a row belongs to a list. */
export type RowTest = (segment: Segment, row: number) => boolean

/** Makes the tests of a log's rows; kinds are compared by their numbers in that log. */
export const createRowSelection =
  (kindNumbers: ReadonlyMap<string, number>) =>
  ({ namespaceId, repositoryId, performerId, ignoredKinds }: LogFilter): RowTest => {
    const ignored = new Set([...(ignoredKinds ?? [])].map((kind) => kindNumbers.get(kind)))
    return (segment, row) =>
      (namespaceId === undefined || segment.namespaceIds[row] === namespaceId) &&
      (repositoryId === undefined || segment.repositoryIds[row] === repositoryId) &&
      (performerId === undefined || segment.performerIds[row] === performerId) &&
      (ignored.size === 0 || !ignored.has(segment.kinds[row]))
  }
