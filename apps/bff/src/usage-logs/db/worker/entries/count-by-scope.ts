import { dayNumber } from '../../../../time/day-number.ts'
import type { LogFile } from '../file/log-file.ts'
import { big } from './entry-writer.ts'
import { firstOf, lastOf } from './sequence.ts'

/** Stored entries of a namespace or repository; `seconds`: in how many different seconds they happened. */
export type ScopeCount = { name: string; isOrganization: boolean | null; count: number; seconds: number }

type CountRow = Omit<ScopeCount, 'isOrganization'> & { isOrganization: number | null }

/** Counts the entries of a day by namespace, or by repository of one namespace, the largest first. */
export function countByScope(file: LogFile, day: string, namespace: string | undefined): ScopeCount[] {
  const bounds = [big(firstOf(dayNumber(day))), big(lastOf(dayNumber(day)))] as const
  const rows =
    namespace === undefined
      ? file.all<CountRow>(
          `SELECT namespace AS name, max(is_organization) AS isOrganization, count(*) AS count, count(DISTINCT at) AS seconds FROM entries
           WHERE sequence BETWEEN ? AND ? AND namespace IS NOT NULL GROUP BY namespace ORDER BY count DESC`,
          ...bounds,
        )
      : file.all<CountRow>(
          `SELECT repository AS name, NULL AS isOrganization, count(*) AS count, count(DISTINCT at) AS seconds FROM entries
           WHERE sequence BETWEEN ? AND ? AND namespace = ? AND repository IS NOT NULL
           GROUP BY repository ORDER BY count DESC`,
          ...bounds,
          namespace,
        )
  return rows.map(({ isOrganization, ...row }) => ({
    ...row,
    isOrganization: isOrganization === null ? null : isOrganization === 1,
  }))
}
