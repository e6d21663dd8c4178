import { removeRows } from './entry-writer.ts'
import type { LogFile } from './log-file.ts'
import { dayOfSequence } from './sequence.ts'
import { forgetUnreadBefore } from './unread-pages.ts'

const BATCH = 500

/** Forgets some of what is older than a day; true while there is more. */
export function forgetBefore(file: LogFile, day: number): boolean {
  const oldest = file.get<{ sequence: number | null }>('SELECT min(sequence) AS sequence FROM entries')?.sequence
  if (typeof oldest !== 'number' || dayOfSequence(oldest) >= day) {
    file.run('DELETE FROM day_counts WHERE day < ?', day)
    file.run('DELETE FROM days WHERE day < ?', day)
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
