/**
 * `empty`: nothing is stored; `filling`: being read; `partial`: some of it is stored; `complete`: as many entries as Quay
 * counts; `different`: every way to the entries was tried, and Quay counts others; `open`: the present day, stored from
 * its start to `readTo`.
 */
export type DayState = 'empty' | 'filling' | 'partial' | 'complete' | 'different' | 'open'

/** Entries of a day that were not read; `after`: they are older than this instant, or the newest where it is null. */
export type UnreadPage = { reason: 'page_too_large'; after: string | null }

/** A day's counts by kind; `source` says whose counts they are; `part`: of those entries of the day that are stored. */
export type DayCounts = {
  day: string
  source: 'store' | 'part' | 'quay' | 'none'
  counts: Record<string, number>
}

export type DayCoverage = {
  day: string
  state: DayState
  stored: number
  /** Quay's own count; null before it was asked after the day's end. */
  expected: number | null
  /** Entries that Quay counts and does not deliver; null before every way was tried. */
  missing: number | null
  readAt: string | null
  /** A page of the day was skipped, and not all of its entries are stored. */
  unread?: UnreadPage
  /** From which instant to which its list was read without a break; null where it was not. */
  readFrom: string | null
  readTo: string | null
}
