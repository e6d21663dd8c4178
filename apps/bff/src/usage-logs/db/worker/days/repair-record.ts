import type { LogFile } from '../file/log-file.ts'

/** What a repair that is not over has cost, and what it may cost. */
export type RepairRecord = { calls: number; bound: number }

const KEY = 'repairs'

/** Repairs that are not over, by day. */
export function readRepairs(file: LogFile): Record<string, RepairRecord> {
  return JSON.parse(file.meta(KEY) ?? '{}') as Record<string, RepairRecord>
}

/** Keeps what the repair of a day has cost; null: it is over. */
export function saveRepair(file: LogFile, day: string, repair: RepairRecord | null): void {
  const { [day]: _, ...others } = readRepairs(file)
  file.setMeta(KEY, JSON.stringify(repair === null ? others : { ...others, [day]: repair }))
}
