import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { openSqlite } from '../store/database.ts'

export const AUDIT_FILE = 'audit.sqlite'

export const auditPath = (dataDir: string): string => join(dataDir, AUDIT_FILE)

const TABLES = `
  CREATE TABLE IF NOT EXISTS trail (id TEXT NOT NULL, key_id TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS entries (
    sequence INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    boot_id TEXT NOT NULL,
    request_id TEXT NOT NULL,
    actor_id TEXT,
    actor_name TEXT,
    actor_role TEXT,
    session_id TEXT,
    address TEXT NOT NULL,
    operation TEXT NOT NULL,
    target_kind TEXT,
    target_name TEXT,
    phase TEXT NOT NULL CHECK (phase IN ('intent', 'outcome', 'event')),
    intent_sequence INTEGER,
    result TEXT,
    status INTEGER,
    duration_ms INTEGER,
    detail TEXT,
    key_id TEXT NOT NULL,
    previous TEXT NOT NULL,
    mac TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS one_outcome ON entries (intent_sequence) WHERE phase = 'outcome';
  CREATE INDEX IF NOT EXISTS by_target ON entries (target_kind, target_name, sequence);
  CREATE TRIGGER IF NOT EXISTS entries_stay BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the trail is never changed'); END;
  CREATE TRIGGER IF NOT EXISTS entries_remain BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the trail is never shortened'); END;
  CREATE TRIGGER IF NOT EXISTS trail_stays BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is never changed'); END;
  CREATE TRIGGER IF NOT EXISTS trail_remains BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is never shortened'); END;
`

/** Which trail a file holds, and the key that its first row hangs on. */
export type TrailIdentity = { id: string; keyId: string }

export function readTrailIdentity(database: DatabaseSync): TrailIdentity | undefined {
  const row = database.prepare('SELECT id, key_id FROM trail').get()
  return row === undefined ? undefined : { id: String(row['id']), keyId: String(row['key_id']) }
}

/** Opens the trail's own file, in which every commit is on the disk before it returns. */
export function openAuditFile(dataDir: string, keyId: string): { database: DatabaseSync; identity: TrailIdentity } {
  const database = openSqlite(auditPath(dataDir), { isDurable: true })
  database.exec('BEGIN IMMEDIATE')
  try {
    database.exec(TABLES)
    if (readTrailIdentity(database) === undefined) {
      database.prepare('INSERT INTO trail VALUES (?, ?)').run(randomBytes(16).toString('hex'), keyId)
    }
    database.exec('COMMIT')
  } catch (error) {
    database.close()
    throw error
  }
  const identity = readTrailIdentity(database)
  if (identity === undefined) throw new Error('The trail has no identity.')
  return { database, identity }
}
