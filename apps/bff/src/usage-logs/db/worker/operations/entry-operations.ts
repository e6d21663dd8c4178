import { dayNumber } from '../../../../time/day-number.ts'
import type { LogQuery } from '../../../filter/log-filter.ts'
import { countByScope } from '../entries/count-by-scope.ts'
import { countByDay } from '../entries/count-by-day.ts'
import { searchDayPart } from '../entries/day-part.ts'
import { getEntry, searchFrom } from '../entries/search.ts'
import type { SearchInput } from '../entries/search.ts'
import { readUserActivity } from '../entries/user-activity.ts'
import { countUnconverted, readConversion } from '../file/convert.ts'
import type { LogStoreFile } from '../file/log-store-file.ts'

/** What is asked of the stored entries. */
export const entryReads = {
  search: ({ file }: LogStoreFile, input: SearchInput) => searchFrom(file, input),
  dayPart: ({ file }: LogStoreFile, input: SearchInput & { day: string }) => searchDayPart(file, input),
  get: ({ file }: LogStoreFile, { id }: { id: string }) => getEntry(file, id) ?? null,
  counts: ({ file }: LogStoreFile, { query, from, to }: { query: LogQuery; from: string; to: string }) =>
    countByDay(file, query, from, to),
  activity: ({ file }: LogStoreFile, { name, today }: { name: string; today: string }) =>
    readUserActivity(file, name, dayNumber(today)),
  /** Entries of a day by namespace, or by repository of one. */
  byScope: ({ file }: LogStoreFile, { day, namespace }: { day: string; namespace?: string | undefined }) =>
    countByScope(file, day, namespace),
  /** Entries of these days whose derived values are of an older version. */
  unconverted: ({ file }: LogStoreFile, { from, to }: { from: string; to: string }) => ({
    count: countUnconverted(file, dayNumber(from), dayNumber(to)),
  }),
  size: ({ file }: LogStoreFile) => ({
    storedEntries: file.get<{ count: number }>('SELECT coalesce(sum(stored), 0) AS count FROM days')?.count ?? 0,
    sizeBytes: file.sizeBytes(),
    conversion: readConversion(file),
  }),
}
