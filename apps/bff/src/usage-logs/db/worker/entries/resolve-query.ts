import { columnConditions } from '../../../filter/log-filter.ts'
import type { ColumnValues, FilterColumn, LogQuery } from '../../../filter/log-filter.ts'
import type { LogFile } from '../file/log-file.ts'

/** A query whose conditions name the stored values that they accept. */
export type ResolvedQuery = Pick<LogQuery, 'from' | 'to' | 'text' | 'textScope'> & { columns: readonly ColumnValues[] }

/** So many looks at an index take about as long as others may be kept waiting. */
const LOOKS = 1_000

/** Finds the stored values that a query accepts: there are far fewer values than entries. */
export function* resolveQuery(file: LogFile, query: LogQuery): Generator<undefined, ResolvedQuery, void> {
  const columns: ColumnValues[] = []
  for (const condition of columnConditions(query)) {
    const { column } = condition
    const values = 'values' in condition ? condition.values : yield* findAccepted(file, column, condition.accepts)
    columns.push({ column, values })
  }
  const { from, to, text, textScope } = query
  return { from, to, text, textScope, columns }
}

function* findAccepted(
  file: LogFile,
  column: FilterColumn,
  accepts: (value: string | null) => boolean,
): Generator<undefined, string[], void> {
  const values: string[] = []
  let value = nextValue(file, column, '')
  for (let looks = 1; value !== null; looks += 1) {
    if (accepts(value)) values.push(value)
    if (looks % LOOKS === 0) yield
    value = nextValue(file, column, value)
  }
  return values
}

const nextValue = (file: LogFile, column: FilterColumn, after: string): string | null =>
  file.get<{ value: string | null }>(
    `SELECT min(${column}) AS value FROM entries INDEXED BY entries_by_${column} WHERE ${column} > ?`,
    after,
  )?.value ?? null
