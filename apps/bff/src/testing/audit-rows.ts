import { DatabaseSync } from 'node:sqlite'
import { auditPath } from '../audit/file.ts'

export type AuditRowFacts = {
  phase: string
  operation: string
  requestId: string
  target: string | null
  result: string | null
}

/** What another process sees in the trail now, in order. */
export function readAuditRows(dataDir: string): AuditRowFacts[] {
  const database = new DatabaseSync(auditPath(dataDir), { readOnly: true })
  try {
    return database
      .prepare('SELECT phase, operation, request_id, target_name, result FROM entries ORDER BY sequence')
      .all()
      .map((row) => ({
        phase: String(row['phase']),
        operation: String(row['operation']),
        requestId: String(row['request_id']),
        target: row['target_name'] === null ? null : String(row['target_name']),
        result: row['result'] === null ? null : String(row['result']),
      }))
  } finally {
    database.close()
  }
}
