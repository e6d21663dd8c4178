import type { EntryRow } from '../../../entry/entry-row.ts'
import type { LogFile } from '../file/log-file.ts'
import { dayOfSequence, firstOf, lastOf } from './sequence.ts'
import { TEXT_VERSION } from '../sql/schema.ts'
import { REMOVE_TEXTS } from '../sql/text-index.ts'

export type PlacedRow = { row: EntryRow; sequence: number }

/** Numbers beyond 32 bits would be bound as fractions, which the full text index does not take. */
export const big = (sequence: number): bigint => BigInt(sequence)

/** Writes entries at their places, and counts them. Call it inside a transaction. */
export function insertRows(file: LogFile, rows: readonly PlacedRow[]): void {
  // Upwards, as pages of the file are best filled.
  for (const { row, sequence } of rows.toSorted((a, b) => a.sequence - b.sequence)) {
    file.run(
      'INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      big(sequence),
      row.at,
      row.kind,
      row.performer,
      Number(row.isRobot),
      row.person,
      row.owner,
      row.namespace,
      row.isOrganization === null ? null : Number(row.isOrganization),
      row.repository,
      row.address,
      row.country,
      row.application,
      row.hash,
    )
    file.run(
      'INSERT INTO entry_details VALUES (?, ?, ?, ?, ?)',
      big(sequence),
      row.metadata,
      row.openText,
      row.closedText,
      TEXT_VERSION,
    )
    file.run('INSERT INTO unindexed VALUES (?)', big(sequence))
  }
  for (const [key, count] of countsOf(rows)) {
    const [day = '', kind = ''] = key.split(' ')
    file.run(
      `INSERT INTO day_counts (day, kind, stored) VALUES (?, ?, ?)
       ON CONFLICT (day, kind) DO UPDATE SET stored = stored + excluded.stored`,
      Number(day),
      kind,
      count,
    )
    file.run(
      `INSERT INTO days (day, stored) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET stored = stored + excluded.stored`,
      Number(day),
      count,
    )
  }
}

/** Removes the entries of a stretch, and counts what is left of its day. */
export function removeRows(file: LogFile, from: number, to: number): void {
  for (const sql of REMOVE_TEXTS) file.run(sql, big(from), big(to))
  for (const table of ['entry_details', 'entries']) {
    file.run(`DELETE FROM ${table} WHERE sequence BETWEEN ? AND ?`, big(from), big(to))
  }
  recount(file, dayOfSequence(from))
}

function recount(file: LogFile, day: number): void {
  const bounds = [big(firstOf(day)), big(lastOf(day))] as const
  file.run('UPDATE day_counts SET stored = 0 WHERE day = ?', day)
  file.run(
    `INSERT INTO day_counts (day, kind, stored)
     SELECT ?, kind, count(*) FROM entries WHERE sequence BETWEEN ? AND ? GROUP BY kind
     ON CONFLICT (day, kind) DO UPDATE SET stored = excluded.stored`,
    day,
    ...bounds,
  )
  file.run(
    'UPDATE days SET stored = (SELECT count(*) FROM entries WHERE sequence BETWEEN ? AND ?) WHERE day = ?',
    ...bounds,
    day,
  )
  file.run(
    'UPDATE unconverted SET rows_left = min(rows_left, (SELECT stored FROM days d WHERE d.day = ?1)) WHERE day = ?1',
    day,
  )
}

function countsOf(rows: readonly PlacedRow[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { row, sequence } of rows) {
    const key = `${dayOfSequence(sequence)} ${row.kind}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
