export const DAY_MS = 86_400_000
/** How long after its end a day may still get entries that were under way. */
const GRACE_MS = 120_000

/** The UTC day of an instant, `YYYY-MM-DD`. */
export const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

/** The day that is followed: a little late at midnight. */
export const followedDayOf = (milliseconds: number): string => dayOf(milliseconds - GRACE_MS)

export const addDays = (day: string, count: number): string => dayOf(Date.parse(day) + count * DAY_MS)

export const dayStart = (day: string): string => `${day}T00:00:00Z`
export const dayEnd = (day: string): string => dayStart(addDays(day, 1))

/** Whether a day has ended for good, so that its count can be compared. */
export const hasDayEnded = (day: string, nowMs: number): boolean => nowMs >= Date.parse(day) + DAY_MS + GRACE_MS

/** From one day to another, oldest first, both included. */
export const daysBetween = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY_MS + 1) }, (_, index) =>
    addDays(from, index),
  )
