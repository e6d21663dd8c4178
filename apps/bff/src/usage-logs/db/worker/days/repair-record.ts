import type { LogFile } from '../file/log-file.ts'

/** What a repair that is not over has cost, and what it may cost. */
export type RepairRecord = { calls: number; maxCalls: number }

/** As it is stored. */
type StoredRepair = { calls: number; bound: number }

const KEY = 'repairs'

/** Repairs that are not over, by day. */
export function readRepairs(file: LogFile): Record<string, RepairRecord> {
  return Object.fromEntries(
    Object.entries(readStored(file)).map(([day, { calls, bound }]) => [day, { calls, maxCalls: bound }]),
  )
}

/** Keeps what the repair of a day has cost; null: it is over. */
export function saveRepair(file: LogFile, day: string, repair: RepairRecord | null): void {
  const { [day]: _, ...others } = readStored(file)
  const stored = repair === null ? {} : { [day]: { calls: repair.calls, bound: repair.maxCalls } }
  file.setMeta(KEY, JSON.stringify({ ...others, ...stored }))
}

const readStored = (file: LogFile): Record<string, StoredRepair> =>
  JSON.parse(file.meta(KEY) ?? '{}') as Record<string, StoredRepair>
