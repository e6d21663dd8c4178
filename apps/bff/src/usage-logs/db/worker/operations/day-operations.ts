import type { QuayLogPageToken } from '@quaymaster/quay-client'
import { dayNumber } from '../../../../time/day-number.ts'
import type { UnreadPage } from '../../day-coverage.ts'
import { countSeconds, readDay } from '../days/day-record.ts'
import { coverDays, openDays, planDay, saveCounts, setExhausted, unreadDays } from '../days/days.ts'
import type { CountedDays } from '../days/days.ts'
import { readRepairs, saveRepair } from '../days/repair-record.ts'
import type { RepairRecord } from '../days/repair-record.ts'
import { beginRun, continueRun } from '../days/runs.ts'
import type { ListSegment } from '../days/runs.ts'
import { noteUnread } from '../days/unread-pages.ts'
import { recheckDay, rewalkDay } from '../days/walk.ts'
import type { LogStoreFile } from '../file/log-store-file.ts'

type Range = { from: string; to: string }
type PlanInput = Range & { now: string }

/** What is known of days, and what is to be done with them. */
export const dayReads = {
  days: ({ file }: LogStoreFile, { from, to }: Range) => coverDays(file, from, to),
  openDays: ({ file }: LogStoreFile, { from, to, now }: PlanInput) => openDays(file, from, to, now),
  unreadDays: ({ file }: LogStoreFile, { from, to, now }: PlanInput) => unreadDays(file, from, to, now),
  plan: ({ file }: LogStoreFile, { day, now }: { day: string; now: string }) =>
    planDay(file, readDay(file, dayNumber(day)), now),
  /** In how many different seconds the entries of a day happened. */
  seconds: ({ file }: LogStoreFile, { day }: { day: string }) => countSeconds(file, dayNumber(day)),
  /** Repairs that are not over, by day. */
  repairs: ({ file }: LogStoreFile) => readRepairs(file),
}

type DaySegment = { day: string; segment: ListSegment }

/** Pages of days: those that wait at the same time share a transaction, which costs more than what is in it. */
export const pageWrites = {
  beginDay: ({ file }: LogStoreFile, { day, segment }: DaySegment) => beginRun(file, dayNumber(day), segment),
  /** `after`: where the segment begins; one that does not continue what is stored is left out. */
  continueDay: ({ file }: LogStoreFile, { day, segment, after }: DaySegment & { after: QuayLogPageToken }) =>
    continueRun(file, dayNumber(day), segment, after),
}

export const dayWrites = {
  ...pageWrites,
  /** The day is read again from its newest entry on; what is stored stays. */
  rewalkDay: ({ file }: LogStoreFile, { day }: { day: string }) => rewalkDay(file, dayNumber(day)),
  /** The same where Quay counts fewer entries than are stored, once for each count. */
  recheckDay: ({ file }: LogStoreFile, { day }: { day: string }) => ({ isDue: recheckDay(file, dayNumber(day)) }),
  /** A page of the day was skipped. */
  noteUnread: ({ file }: LogStoreFile, { day, page }: { day: string; page: UnreadPage }) =>
    noteUnread(file, dayNumber(day), page),
  saveCounts: ({ file }: LogStoreFile, counted: CountedDays) => saveCounts(file, counted),
  setExhausted: ({ file }: LogStoreFile, { day, isExhausted }: { day: string; isExhausted: boolean }) =>
    setExhausted(file, day, isExhausted),
  saveRepair: ({ file }: LogStoreFile, { day, repair }: { day: string; repair: RepairRecord | null }) =>
    saveRepair(file, day, repair),
}
