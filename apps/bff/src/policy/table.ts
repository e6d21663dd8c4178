import { OPERATIONS, type Operation } from '@quaymaster/contracts/operations'
import type { PolicyRow } from './row.ts'

/** One row for each operation of the console. */
export type PolicyTable = {
  readonly rows: readonly PolicyRow[]
  /** The row of an operation; the table is complete by construction. */
  row: (operation: Operation) => PolicyRow
}

/**
 * Puts the rows of all features into one table.
 * @throws {Error} when an operation has no row or two: the start ends there, since nothing may be open by accident.
 */
export function assemblePolicy(rows: readonly PolicyRow[], operations: readonly Operation[] = OPERATIONS): PolicyTable {
  const table = new Map<Operation, PolicyRow>()
  for (const row of rows) {
    if (table.has(row.operation)) throw new Error(`The policy has two rows for ${row.operation}.`)
    table.set(row.operation, row)
  }
  const missing = operations.filter((operation) => !table.has(operation))
  if (missing.length > 0) throw new Error(`The policy has no row for ${missing.join(', ')}.`)
  return {
    rows,
    row(operation) {
      const row = table.get(operation)
      if (row === undefined) throw new Error(`The policy has no row for ${operation}.`)
      return row
    },
  }
}
