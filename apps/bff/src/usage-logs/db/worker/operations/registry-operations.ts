import type { RegistryDecision } from '@quaymaster/contracts/registry-check'
import type { QuayLogEntry } from '@quaymaster/quay-client'
import type { Shortfalls, Suspicion } from '../../../../registry-check/checked-stores.ts'
import type { LogStoreFile } from '../file/log-store-file.ts'
import {
  acceptRegistry,
  acceptShortfalls,
  compareDay,
  countNewest,
  listNewest,
  listStoredDays,
  readRegistryRecord,
  writeSuspicion,
} from '../file/registry-record.ts'

/** What is known of the registry that the entries came from, and how they compare with what Quay says now. */
export const registryReads = {
  registryRecord: ({ file }: LogStoreFile) => readRegistryRecord(file),
  storedDays: ({ file }: LogStoreFile, { before, limit }: { before: string; limit: number }) =>
    listStoredDays(file, before, limit),
  compareDay: ({ file }: LogStoreFile, { day, entries }: { day: string; entries: readonly QuayLogEntry[] }) =>
    compareDay(file, day, entries),
  newest: ({ file }: LogStoreFile, { limit }: { limit: number }) => listNewest(file, limit),
  countNewest: ({ file }: LogStoreFile, { limit, entries }: { limit: number; entries: readonly QuayLogEntry[] }) =>
    countNewest(file, limit, entries),
}

type Acceptance = { connection: string; decision: RegistryDecision | null }

export const registryWrites = {
  suspectRegistry: ({ file }: LogStoreFile, suspicion: Suspicion) => writeSuspicion(file, suspicion),
  acceptRegistry: ({ file }: LogStoreFile, { connection, decision }: Acceptance) =>
    acceptRegistry(file, connection, decision),
  acceptShortfalls: ({ file }: LogStoreFile, shortfalls: Shortfalls) => acceptShortfalls(file, shortfalls),
}
