import { OPERATIONS, type Operation } from '@quaymaster/contracts/operations'
import { accountPolicy } from '../features/account/policy.ts'
import { downloadsPolicy } from '../features/downloads/policy.ts'
import { mePolicy } from '../features/me/policy.ts'
import { sessionPolicy } from '../features/session/policy.ts'
import { setUpPolicy } from '../features/set-up/policy.ts'
import { staffPolicy } from '../features/staff/policy.ts'
import { statusPolicy } from '../features/status/policy.ts'
import { usageLogsPolicy } from '../features/usage-logs/policy.ts'
import { usersPolicy } from '../features/users/policy.ts'
import type { PolicyRow } from './row.ts'

/** One row for each operation of the console. */
export type PolicyTable = ReadonlyMap<Operation, PolicyRow>

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
  return table
}

export const POLICY: PolicyTable = assemblePolicy([
  ...sessionPolicy,
  ...setUpPolicy,
  ...mePolicy,
  ...accountPolicy,
  ...staffPolicy,
  ...statusPolicy,
  ...usersPolicy,
  ...usageLogsPolicy,
  ...downloadsPolicy,
])

/** The row of an operation; the table is complete by construction. */
export function policyRowOf(operation: Operation): PolicyRow {
  const row = POLICY.get(operation)
  if (row === undefined) throw new Error(`The policy has no row for ${operation}.`)
  return row
}
