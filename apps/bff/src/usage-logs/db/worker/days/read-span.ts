import type { DayCoverage } from '../../day-coverage.ts'
import type { DayRecord } from './day-record.ts'
import { big } from '../entries/entry-writer.ts'
import type { LogFile } from '../file/log-file.ts'
import { DAY_SECONDS, instantOf } from '../../../../time/day-number.ts'

/** From which instant to which the newest stretch of a day's list was read without a break. */
export function readSpan(file: LogFile, record: DayRecord): Pick<DayCoverage, 'readFrom' | 'readTo'> {
  const readFrom = startOf(file, record)
  if (readFrom === null) return { readFrom: null, readTo: null }
  const readTo = record.hasTop ? instantOf((record.day + 1) * DAY_SECONDS) : wholeSecond(record.readAt ?? record.pageAt)
  return { readFrom, readTo }
}

function startOf(file: LogFile, { day, isFloored, runSequence }: DayRecord): string | null {
  if (runSequence === null) return isFloored ? instantOf(day * DAY_SECONDS) : null
  const oldest = file.get<{ at: number }>('SELECT at FROM entries WHERE sequence = ?', big(runSequence))
  return oldest === undefined ? null : instantOf(oldest.at)
}

const wholeSecond = (instant: string | null): string | null => (instant === null ? null : `${instant.slice(0, 19)}Z`)
