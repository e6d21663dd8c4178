import { removeRows } from '../entries/entry-writer.ts'
import type { LogFile } from './log-file.ts'
import { dayOfSequence } from '../entries/sequence.ts'
import { forgetUnreadBefore } from '../days/unread-pages.ts'

const BATCH = 500

/** A clock that ran meanwhile is at most so much further than when it was last asked. */
const MAX_STEP_DAYS = 2
const RECENT_DAYS = 7

/**
 * Whether retention may act on what the clock says: one that jumped years ahead must not remove everything. It is
 * believed where it went on steadily since it was last believed, or where entries of two recent days bear it out.
 */
export function trustClock(file: LogFile, today: number): boolean {
  const seen = Number(file.meta('clockDay') ?? dayWithEntries(file, 0) ?? today)
  const isBorneOut = (dayWithEntries(file, 1) ?? -Infinity) >= today - RECENT_DAYS
  if (today > seen + MAX_STEP_DAYS && !isBorneOut) return false
  if (today !== seen || file.meta('clockDay') === undefined) file.setMeta('clockDay', String(today))
  return true
}

/** The newest day with entries, but so many. */
function dayWithEntries(file: LogFile, newer: number): number | undefined {
  const sql = 'SELECT day FROM days WHERE stored > 0 ORDER BY day DESC LIMIT 1 OFFSET ?'
  return file.get<{ day: number }>(sql, newer)?.day
}

/** Forgets some of what is older than a day; true while there is more. */
export function forgetBefore(file: LogFile, day: number): boolean {
  const oldest = file.get<{ sequence: number | null }>('SELECT min(sequence) AS sequence FROM entries')?.sequence
  if (typeof oldest !== 'number' || dayOfSequence(oldest) >= day) {
    file.run('DELETE FROM day_counts WHERE day < ?', day)
    file.run('DELETE FROM days WHERE day < ?', day)
    file.run('DELETE FROM unconverted WHERE day < ?', day)
    forgetUnreadBefore(file, day)
    return false
  }
  const last = file
    .all<{ sequence: number }>('SELECT sequence FROM entries ORDER BY sequence LIMIT ?', BATCH)
    .findLast(({ sequence }) => dayOfSequence(sequence) === dayOfSequence(oldest))
  file.transaction(() => removeRows(file, oldest, last?.sequence ?? oldest))
  file.shrink()
  return true
}
