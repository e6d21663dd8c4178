const DAY_MS = 86_400_000

/** Days that Quay can read; on the last days of year 9999 it fails (content.md 1.1). */
const FIRST_DAY = '1970-01-01'
const LAST_DAY = '9998-12-31'

/** A day that Quay cannot read, or a range that ends before it starts; never sent, since Quay would not say so. */
export class QuayLogWindowError extends RangeError {
  override readonly name = 'QuayLogWindowError'
  readonly field: 'from' | 'to'

  constructor(field: 'from' | 'to', message: string) {
    super(message)
    this.field = field
  }
}

/** A day that Quay cannot read, or a range that ends before it starts; nothing was sent. */
export const isQuayLogWindowError = (error: unknown): error is QuayLogWindowError => error instanceof QuayLogWindowError

/** Days in UTC, `YYYY-MM-DD`, both included. */
export type QuayLogWindow = { from?: string | undefined; to?: string | undefined }

/**
 * The ends of a window in the form that Quay reads, `MM/DD/YYYY`. What it cannot read it replaces by its default without a
 * word, and an end before the start is an empty list (registry) or a 400.
 * @throws {QuayLogWindowError}
 */
export function formatWindow({ from, to }: QuayLogWindow): { start: string | undefined; end: string | undefined } {
  if (from !== undefined && to !== undefined && from > to) {
    throw new QuayLogWindowError('to', 'the range ends before it starts')
  }
  return {
    start: from === undefined ? undefined : formatDay('from', from),
    end: to === undefined ? undefined : formatDay('to', to),
  }
}

/** Whether an answer's window is the one that was asked for: the end day is included, so that it ends with the day after. */
export function matchesWindow(
  { from, to }: QuayLogWindow,
  startAt: string | undefined,
  endAt: string | undefined,
): boolean {
  const isStart = from === undefined || startAt === undefined || startAt === `${from}T00:00:00Z`
  return isStart && (to === undefined || endAt === undefined || endAt === `${addDays(to, 1)}T00:00:00Z`)
}

/** Windows of `days` days or fewer that make up the whole one. */
export function* splitWindow(from: string, to: string, days: number): Generator<{ from: string; to: string }> {
  for (let start = from; start <= to;) {
    const end = addDays(start, days - 1)
    yield { from: start, to: end < to ? end : to }
    start = addDays(start, days)
  }
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10)
}

function formatDay(field: 'from' | 'to', day: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= FIRST_DAY && day <= LAST_DAY && isOnCalendar(day)
  if (!isDay) throw new QuayLogWindowError(field, `${field} is a day from ${FIRST_DAY} to ${LAST_DAY}`)
  const [year, month, date] = day.split('-')
  return `${month}/${date}/${year}`
}

function isOnCalendar(day: string): boolean {
  const at = Date.parse(day)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}
