import { dayStart } from '../time/calendar.ts'
import type { LogCoverage } from './coverage.ts'
import type { DayCoverage } from './db/day-coverage.ts'
import type { LogDatabase } from './db/log-database.ts'
import type { LogIngest } from './ingest/log-ingest.ts'

type Context = { database: LogDatabase; ingest: LogIngest; today: string; oldestDay: string }

/** What is stored of each day, and which of them are being read. */
export async function readDays({ database, ingest, today }: Context, from: string, to: string): Promise<DayCoverage[]> {
  const running = ingest.reader.running()
  const current = ingest.backfill.progress().day
  return (await database.read('days', { from, to })).map((day) => {
    if (day.day === today && day.readFrom === dayStart(today)) return { ...day, state: 'open' }
    const isRunning = running.has(day.day) || current === day.day
    return isRunning && day.state !== 'complete' ? { ...day, state: 'filling' } : day
  })
}

/** Days, whatever is asked for, only as far as they can be stored. */
export async function readCoverage(
  context: Context,
  first: string | undefined,
  last: string | undefined,
): Promise<Omit<LogCoverage, 'retentionDays' | 'callsPerSecond' | 'blocker'>> {
  const { database, ingest, today, oldestDay } = context
  const from = first === undefined || first < oldestDay ? oldestDay : first
  const to = last === undefined || last > today ? today : last
  const [days, size, asideFiles] = await Promise.all([
    readDays(context, from, to),
    database.read('size', null),
    database.listAsideFiles(),
  ])
  const { day, daysWaiting } = ingest.backfill.progress()
  const filled = days.find((each) => each.day === day)
  return {
    days,
    tailPoller: ingest.tailPoller.coverage(),
    filling: day === null ? null : { day, read: filled?.stored ?? 0, expected: filled?.expected ?? null, daysWaiting },
    repair: ingest.repairs.progress(),
    ...size,
    lastReset: database.lastReset,
    asideFiles,
  }
}
