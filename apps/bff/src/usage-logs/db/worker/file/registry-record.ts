import type { RegistryDecision } from '@quaymaster/contracts/registry-check'
import type { QuayLogEntry } from '@quaymaster/quay-client'
import type { RegistryRecord, Shortfalls, Suspicion } from '../../../../registry-check/checked-stores.ts'
import type { Tally } from '../../../../registry-check/verdict.ts'
import { toEntryRow } from '../../../entry/entry-row.ts'
import { readDay } from '../days/day-record.ts'
import { big } from '../entries/entry-writer.ts'
import type { LogFile } from './log-file.ts'
import { dayNumber, dayOfSeconds, dayText, instantOf } from '../../../../time/day-number.ts'
import { firstOf, lastOf } from '../entries/sequence.ts'

const NO_SHORTFALLS: Shortfalls = {}
/** Days of which shortfalls are remembered: more than the tail poll compares. */
const KEPT_SHORTFALLS = 16

/** What the file says of the registry that its entries came from. */
export function readRegistryRecord(file: LogFile): RegistryRecord {
  return {
    // Files from before checks existed hold the same text under another key.
    connection: file.meta('connection') ?? file.meta('identity') ?? null,
    isEmpty: file.get('SELECT 1 AS found FROM days WHERE stored > 0 LIMIT 1') === undefined,
    isTrusted: file.meta('isTrusted') === '1',
    suspicion: readJson<Suspicion | null>(file, 'suspicion', null),
    accepted: readJson(file, 'acceptedShortfalls', NO_SHORTFALLS),
    lastDecision: readJson<RegistryDecision | null>(file, 'registryDecision', null),
  }
}

export function writeSuspicion(file: LogFile, suspicion: Suspicion | null): void {
  file.setMeta('suspicion', JSON.stringify(suspicion))
}

/**
 * The file was brought back by an administrator: it counts as this registry's under whatever connection, and what Quay no
 * longer lists of it is accepted once, with the next poll.
 */
export function trustRegistry(file: LogFile): void {
  file.setMeta('isTrusted', '1')
  writeSuspicion(file, null)
}

/** What Quay no longer lists of a trusted file is known from now on. */
export function acceptShortfalls(file: LogFile, shortfalls: Shortfalls): void {
  const known = { ...readRegistryRecord(file).accepted, ...shortfalls }
  const recent = Object.entries(known).toSorted(([a], [b]) => (a < b ? -1 : 1))
  file.setMeta('acceptedShortfalls', JSON.stringify(Object.fromEntries(recent.slice(-KEPT_SHORTFALLS))))
  file.setMeta('isTrusted', '0')
}

/** The entries belong to this connection; what a suspicion found missing is known from now on. */
export function acceptRegistry(file: LogFile, connection: string, decision: RegistryDecision | null): void {
  const { suspicion } = readRegistryRecord(file)
  file.setMeta('connection', connection)
  file.setMeta('registryDecision', JSON.stringify(decision))
  if (suspicion !== null) acceptShortfalls(file, suspicion.shortfalls)
  writeSuspicion(file, null)
}

/** Days before this one of which entries are stored, newest first. */
export function listStoredDays(file: LogFile, before: string, limit: number): string[] {
  const sql = 'SELECT day FROM days WHERE stored > 0 AND day < ? ORDER BY day DESC LIMIT ?'
  return file.all<{ day: number }>(sql, dayNumber(before), limit).map(({ day }) => dayText(day))
}

/**
 * Compares a page of Quay's with what is stored of the day. Only entries of the stretch that was read can be compared:
 * of a day that is read in part, the others need not be stored.
 */
export function compareDay(file: LogFile, day: string, entries: readonly QuayLogEntry[]): Tally {
  const number = dayNumber(day)
  const { above, below } = findStretch(file, number)
  const rows = entries.map((entry) => toEntryRow(entry)).filter(({ at }) => dayOfSeconds(at) === number)
  const comparable = rows.filter(({ at }) => at > above && at < below)
  const used = new Map<string, number>()
  const found = comparable.filter(({ at, hash }) => {
    const key = `${at} ${hash}`
    const count = (used.get(key) ?? 0) + 1
    used.set(key, count)
    return count <= countStored(file, at, hash)
  })
  return { comparable: comparable.length, found: found.length }
}

/** The newest stored entries. */
export function listNewest(file: LogFile, limit: number): { day: string; at: string }[] {
  return readNewest(file, limit).map(({ at }) => ({ day: dayText(dayOfSeconds(at)), at: instantOf(at) }))
}

/** How many of the newest stored entries are among these. */
export function countNewest(file: LogFile, limit: number, entries: readonly QuayLogEntry[]): number {
  const listed = new Set(entries.map((entry) => toEntryRow(entry)).map(({ at, hash }) => `${at} ${hash}`))
  return readNewest(file, limit).filter(({ at, hash }) => listed.has(`${at} ${hash}`)).length
}

const readNewest = (file: LogFile, limit: number) =>
  file.all<{ at: number; hash: string }>('SELECT at, hash FROM entries ORDER BY sequence DESC LIMIT ?', limit)

/** Where all entries of a day are stored: above one second and below another; both of these may have more. */
function findStretch(file: LogFile, day: number): { above: number; below: number } {
  const { hasTop, isFloored, runSequence } = readDay(file, day)
  const from = runSequence ?? firstOf(day)
  const ends = file.get<{ oldest: number | null; newest: number | null }>(
    'SELECT min(at) AS oldest, max(at) AS newest FROM entries WHERE sequence BETWEEN ? AND ?',
    big(from),
    big(lastOf(day)),
  )
  const isWhole = runSequence === null && isFloored
  return {
    above: isWhole ? -Infinity : (ends?.oldest ?? Infinity),
    below: hasTop ? Infinity : (ends?.newest ?? -Infinity),
  }
}

const countStored = (file: LogFile, at: number, hash: string): number =>
  file.get<{ count: number }>('SELECT count(*) AS count FROM entries WHERE at = ? AND hash = ?', at, hash)?.count ?? 0

function readJson<T>(file: LogFile, key: string, fallback: T): T {
  const text = file.meta(key)
  return text === undefined ? fallback : (JSON.parse(text) as T)
}
