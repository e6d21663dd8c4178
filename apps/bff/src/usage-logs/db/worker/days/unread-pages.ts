import type { UnreadPage } from '../../day-coverage.ts'
import type { LogFile } from '../file/log-file.ts'

const PREFIX = 'unread:'
const keyOf = (day: number): string => `${PREFIX}${String(day).padStart(6, '0')}`

/** Remembers that a page of a day was skipped; the newest one is enough. */
export function noteUnread(file: LogFile, day: number, page: UnreadPage): void {
  if (file.meta(keyOf(day)) === undefined) file.setMeta(keyOf(day), JSON.stringify(page))
}

export function forgetUnread(file: LogFile, day: number): void {
  file.run('DELETE FROM meta WHERE key = ?', keyOf(day))
}

/** Forgets them for all days before one. */
export function forgetUnreadBefore(file: LogFile, day: number): void {
  file.run('DELETE FROM meta WHERE key >= ? AND key < ?', PREFIX, keyOf(day))
}

/** Pages that were skipped, by day. */
export function readUnread(file: LogFile, from: number, to: number): Map<number, UnreadPage> {
  const rows = file.all<{ key: string; value: string }>(
    'SELECT key, value FROM meta WHERE key BETWEEN ? AND ?',
    keyOf(from),
    keyOf(to),
  )
  return new Map(rows.map(({ key, value }) => [Number(key.slice(PREFIX.length)), JSON.parse(value) as UnreadPage]))
}
