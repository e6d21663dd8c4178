import { convertedRow } from '../../../entry/converted-row.ts'
import type { ConvertedRow } from '../../../entry/converted-row.ts'
import { big } from '../entries/entry-writer.ts'
import type { LogFile } from './log-file.ts'
import { firstOf, lastOf } from '../entries/sequence.ts'
import { TEXT_VERSION } from '../sql/schema.ts'
import { FORGET_TEXTS } from '../sql/text-index.ts'

/** Entries that are looked at in one batch, and how long it may take: readers wait no longer meanwhile. */
const BATCH = 200
const BATCH_MS = 15

type Unconverted = { day: number; rows_left: number; below: number | null }

type StoredRecord = {
  at: number
  kind: string
  performer: string | null
  is_robot: number
  person: string | null
  owner: string | null
  namespace: string | null
  is_organization: number | null
  repository: string | null
  address: string | null
  application: string | null
  hash: string
  metadata: string
  open_text: string
  closed_text: string
  text_version: number
}

/**
 * Converts some of the entries that an older version stored, newest first; true while there are more. `isTrial`: throws
 * where an entry cannot be converted.
 */
export function convertSome(file: LogFile, isTrial = false): boolean {
  const next = file.get<Unconverted>('SELECT * FROM unconverted ORDER BY day DESC LIMIT 1')
  if (next === undefined) return false
  file.transaction(() => convertBatch(file, next, isTrial))
  return true
}

function convertBatch(file: LogFile, { day, below }: Unconverted, isTrial: boolean): void {
  const places = file.all<{ sequence: number }>(
    'SELECT sequence FROM entries WHERE sequence BETWEEN ? AND ? ORDER BY sequence DESC LIMIT ?',
    big(firstOf(day)),
    big(below === null ? lastOf(day) : below - 1),
    BATCH,
  )
  if (places.length === 0) {
    endPass(file, day)
    return
  }
  const untilMs = performance.now() + BATCH_MS
  let converted = 0
  let last = below
  for (const { sequence } of places) {
    if (convertEntry(file, sequence, isTrial)) converted += 1
    last = sequence
    if (performance.now() > untilMs) break
  }
  file.run(
    'UPDATE unconverted SET rows_left = max(0, rows_left - ?), below = ? WHERE day = ?',
    converted,
    last === null ? null : big(last),
    day,
  )
}

/** Entries that moved during one pass are found by the next one. */
function endPass(file: LogFile, day: number): void {
  const { count } = file.get<{ count: number }>(
    'SELECT count(*) AS count FROM entry_details WHERE sequence BETWEEN ? AND ? AND text_version < ?',
    big(firstOf(day)),
    big(lastOf(day)),
    TEXT_VERSION,
  ) ?? { count: 0 }
  if (count === 0) file.run('DELETE FROM unconverted WHERE day = ?', day)
  else file.run('UPDATE unconverted SET rows_left = ?, below = NULL WHERE day = ?', count, day)
}

function convertEntry(file: LogFile, sequence: number, isTrial: boolean): boolean {
  const stored = file.get<StoredRecord>(
    `SELECT e.*, d.metadata, d.open_text, d.closed_text, d.text_version
     FROM entries e CROSS JOIN entry_details d ON d.sequence = e.sequence WHERE e.sequence = ?`,
    big(sequence),
  )
  if (stored === undefined || stored.text_version >= TEXT_VERSION) return false
  writeEntry(file, sequence, stored, isTrial ? convertRecord(stored) : tryRecord(stored))
  return true
}

function convertRecord(stored: StoredRecord): ConvertedRow {
  const isOrganization = stored.is_organization === null ? null : stored.is_organization === 1
  return convertedRow({ ...stored, isRobot: stored.is_robot === 1, isOrganization })
}

/** One entry that cannot be converted must not hold up all others: it stays as it was told, and no text finds it. */
function tryRecord(stored: StoredRecord): ConvertedRow {
  try {
    return convertRecord(stored)
  } catch {
    const { person, owner, repository, hash, metadata } = stored
    return { person, owner, repository, hash, metadata, openText: '', closedText: '' }
  }
}

/** Writes what has changed: most of it has not. */
function writeEntry(file: LogFile, sequence: number, stored: StoredRecord, converted: ConvertedRow): void {
  const { person, owner, repository, hash, metadata, openText, closedText } = converted
  const { person: oldPerson, owner: oldOwner, repository: oldRepository, hash: oldHash } = stored
  if (person !== oldPerson || owner !== oldOwner || repository !== oldRepository || hash !== oldHash) {
    file.run(
      'UPDATE entries SET person = ?, owner = ?, repository = ?, hash = ? WHERE sequence = ?',
      person,
      owner,
      repository,
      hash,
      big(sequence),
    )
  }
  const hasOtherTexts = openText !== stored.open_text || closedText !== stored.closed_text
  if (hasOtherTexts) {
    for (const sql of FORGET_TEXTS) file.run(sql, big(sequence), big(sequence))
    file.run('INSERT OR IGNORE INTO unindexed VALUES (?)', big(sequence))
  }
  if (hasOtherTexts || metadata !== stored.metadata) {
    file.run(
      'UPDATE entry_details SET metadata = ?, open_text = ?, closed_text = ?, text_version = ? WHERE sequence = ?',
      metadata,
      openText,
      closedText,
      TEXT_VERSION,
      big(sequence),
    )
  } else {
    file.run('UPDATE entry_details SET text_version = ? WHERE sequence = ?', TEXT_VERSION, big(sequence))
  }
}

/** Whether entries with values of an older version are stored. */
export const isConverting = (file: LogFile): boolean =>
  file.get('SELECT 1 AS found FROM unconverted LIMIT 1') !== undefined

/** How many entries of these days wait for being converted. */
export const countUnconverted = (file: LogFile, from: number, to: number): number =>
  file.get<{ count: number }>(
    'SELECT coalesce(sum(rows_left), 0) AS count FROM unconverted WHERE day BETWEEN ? AND ?',
    from,
    to,
  )?.count ?? 0

/** How far the conversion is; null where there is none. */
export function readConversion(file: LogFile): { done: number; total: number } | null {
  if (!isConverting(file)) return null
  const left = countUnconverted(file, 0, Number.MAX_SAFE_INTEGER)
  const total = Math.max(left, Number(file.meta('conversionTotal') ?? left))
  return { done: total - left, total }
}
