import { cutLongStrings } from '@quaymaster/quay-client/long-strings'
import { derivedColumns, hashEntry, repositoryOf } from './entry-row.ts'
import type { EntryRow } from './entry-row.ts'
import { instantOf } from '../../time/day-number.ts'

/** What is stored of an entry as Quay told it. */
export type StoredRow = Pick<
  EntryRow,
  | 'at'
  | 'kind'
  | 'performer'
  | 'isRobot'
  | 'namespace'
  | 'isOrganization'
  | 'address'
  | 'application'
  | 'metadata'
  | 'hash'
>

export type ConvertedRow = Pick<
  EntryRow,
  'person' | 'owner' | 'repository' | 'openText' | 'closedText' | 'metadata' | 'hash'
>

/** What a new entry of the same facts would have in the columns that follow from them. */
export function convertedRow(stored: StoredRow): ConvertedRow {
  const told = JSON.parse(stored.metadata) as Record<string, unknown>
  const metadata = cutLongStrings(told)
  const isCut = metadata !== told
  const repository = repositoryOf(metadata, stored.namespace)
  return {
    ...derivedColumns({ ...stored, repository, metadata }),
    repository,
    metadata: isCut ? JSON.stringify(metadata) : stored.metadata,
    hash: isCut
      ? hashEntry({ at: instantOf(stored.at), kind: stored.kind, ip: stored.address, metadata })
      : stored.hash,
  }
}
