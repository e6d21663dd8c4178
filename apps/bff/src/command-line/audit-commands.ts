import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fill } from '@quaymaster/messages/translate'
import { auditPath, readTrailIdentity } from '../audit/file.ts'
import type { AuditHead } from '../audit/trail.ts'
import { verifyTrail } from '../audit/verify.ts'
import type { Config } from '../config/config.ts'
import { openKeyring } from '../config/keyring.ts'
import { openSqlite, STORE_FILE } from '../store/database.ts'
import type { CommandWords } from './words.ts'

type Print = (text: string) => void

/** What a command ends with: the exit status of the process. */
type Exit = number

const FAULTY = 1

/** Heads that the console kept in its own store, apart from the trail. */
function keptHeads(dataDir: string): AuditHead[] {
  const path = join(dataDir, STORE_FILE)
  if (!existsSync(path)) return []
  const store = openSqlite(path, { readOnly: true })
  try {
    const rows = store.prepare('SELECT trail_id, sequence, mac FROM audit_heads').all()
    return rows.map((row) => ({
      trailId: String(row['trail_id']),
      sequence: Number(row['sequence']),
      mac: String(row['mac']),
    }))
  } finally {
    store.close()
  }
}

const parseHead = (text: string): { sequence: number; mac: string } | undefined => {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text)
  return match === null ? undefined : { sequence: Number(match[1]), mac: match[2] ?? '' }
}

/** Checks the trail against its seals, against the heads in the store, and against `givenHeads` from the log. */
export function verifyCommand(config: Config, givenHeads: readonly string[], words: CommandWords, print: Print): Exit {
  const path = auditPath(config.dataDir)
  if (!existsSync(path)) {
    print(fill(words.audit.missing, { path }))
    return FAULTY
  }
  const given = givenHeads.map(parseHead)
  if (given.includes(undefined)) {
    print(words.audit.headIllegal)
    return FAULTY
  }
  const database = openSqlite(path, { readOnly: true })
  try {
    const trailId = readTrailIdentity(database)?.id ?? ''
    const shipped = given.filter((head) => head !== undefined).map((head) => ({ trailId, ...head }))
    const keyring = openKeyring(config.keyringFile, false)
    const { faults, rows, head } = verifyTrail(database, keyring, [...keptHeads(config.dataDir), ...shipped])
    for (const fault of faults) print(fill(words.audit.faults[fault.kind], { sequence: fault.sequence }))
    if (faults.length > 0) return FAULTY
    print(fill(words.audit.good, { rows }))
    if (head !== undefined) print(fill(words.audit.head, { sequence: head.sequence, mac: head.mac }))
    return 0
  } finally {
    database.close()
  }
}

/** Prints every row, one JSON object a line. */
export function exportCommand(config: Config, words: CommandWords, print: Print): Exit {
  const path = auditPath(config.dataDir)
  if (!existsSync(path)) {
    print(fill(words.audit.missing, { path }))
    return FAULTY
  }
  const database = openSqlite(path, { readOnly: true })
  try {
    for (const row of database.prepare('SELECT * FROM entries ORDER BY sequence').iterate()) print(JSON.stringify(row))
    return 0
  } finally {
    database.close()
  }
}
