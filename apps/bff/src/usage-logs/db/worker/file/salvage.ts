import { DatabaseSync } from 'node:sqlite'
import type { StatementSync } from 'node:sqlite'
import { convertedRow } from '../../../entry/converted-row.ts'
import type { EntryRow } from '../../../entry/entry-row.ts'
import { big, insertRows } from '../entries/entry-writer.ts'
import type { PlacedRow } from '../entries/entry-writer.ts'
import { flawOf, LogFile } from './log-file.ts'
import { dayOfSeconds } from '../../../../time/day-number.ts'
import { dayOfSequence, firstOf, lastOf, middleOf, STEP } from '../entries/sequence.ts'
import { rewalkDay } from '../days/walk.ts'

const BATCH = 100
/** The years 2013 to 2050: no Quay is older. */
const FIRST_DAY = 15_700
const LAST_DAY = 29_220
/** Places that are tried at either side of the middle of a damaged day, 32 entries apart. */
const NEAR_STEPS = 1_000

type Salvaged = Omit<EntryRow, 'isRobot' | 'isOrganization' | 'openText' | 'closedText' | 'person' | 'owner'> & {
  sequence: number
  is_robot: number
  is_organization: number | null
}

const COLUMNS = `SELECT e.sequence, e.at, e.kind, e.performer, e.is_robot, e.namespace, e.is_organization, e.repository,
  e.address, e.country, e.application, e.hash, d.metadata
  FROM entries e NOT INDEXED CROSS JOIN entry_details d ON d.sequence = e.sequence WHERE e.sequence BETWEEN ? AND ?`

/** Writes what can be read of a damaged file into a new one; gives the number of entries. Its days are walked again. */
export async function* salvage(damaged: string, path: string): AsyncGenerator<undefined, number, void> {
  const file = LogFile.open({ path })
  let count = 0
  try {
    using database = new DatabaseSync(damaged, { timeout: 1_000 })
    for (const rows of readable(database)) {
      const placed = rows.flatMap(placedRow)
      file.transaction(() => insertRows(file, placed))
      count += placed.length
      yield
    }
  } catch (error) {
    // There is no table to read from.
    if (count > 0 || file.get('SELECT 1 AS found FROM entries LIMIT 1') !== undefined) throw error
  }
  for (const { day } of file.all<{ day: number }>('SELECT day FROM days')) rewalkDay(file, day)
  file.retire()
  return count
}

function* readable(database: DatabaseSync): Generator<Salvaged[]> {
  const up = database.prepare(`${COLUMNS} ORDER BY e.sequence LIMIT ?`)
  const down = database.prepare(`${COLUMNS} ORDER BY e.sequence DESC LIMIT ?`)
  for (const day of daysIn(database)) yield* readDay(up, down, day)
}

/** Those that the file names or, where that part of it is damaged, all that can be. */
function daysIn(database: DatabaseSync): number[] {
  try {
    const rows = database.prepare('SELECT day FROM days WHERE stored > 0 ORDER BY day').all() as { day: number }[]
    return rows.map(({ day }) => day)
  } catch (error) {
    if (flawOf(error) !== 'damaged') throw error
    return Array.from({ length: LAST_DAY - FIRST_DAY }, (_, index) => FIRST_DAY + index)
  }
}

/** Up to a damaged place, then down to it from the next place that can be read, and on from there. */
function* readDay(up: StatementSync, down: StatementSync, day: number): Generator<Salvaged[]> {
  for (let from = firstOf(day); ;) {
    for (;;) {
      const rows = readSome(up, from, lastOf(day))
      if (rows?.length === 0) return
      if (rows === undefined) break
      yield rows
      from = (rows.at(-1)?.sequence ?? from) + 1
    }
    const landing = landBeyond(up, from, day)
    if (landing === undefined) return
    let to = landing
    for (;;) {
      const rows = readSome(down, from, to)
      if (rows === undefined || rows.length === 0) break
      yield rows
      to = (rows.at(-1)?.sequence ?? to) - 1
    }
    from = landing + 1
  }
}

/** The first entry that can be read after a damaged place. */
function landBeyond(up: StatementSync, place: number, day: number): number | undefined {
  for (const next of placesOf(day)) {
    const landing = next > place ? readSome(up, next, lastOf(day))?.at(0) : undefined
    if (landing !== undefined) return landing.sequence
  }
  return undefined
}

/** Places from which one may get on: entries of a day lie around its middle, mostly a step apart. */
function placesOf(day: number): number[] {
  const distances = Array.from({ length: 22 }, (_, power) => STEP * 2 ** power)
  const near = Array.from({ length: NEAR_STEPS }, (_, step) => STEP * (step + 1) * 32)
  const all = [...distances, ...near].flatMap((distance) => [middleOf(day) - distance, middleOf(day) + distance])
  return [middleOf(day), ...all].toSorted((a, b) => a - b)
}

/** Fewer at last, so that all entries beside the damage are found; undefined where the very next one cannot be read. */
function readSome(statement: StatementSync, low: number, high: number): Salvaged[] | undefined {
  for (let limit = BATCH; limit >= 1; limit = Math.floor(limit / 10)) {
    try {
      return statement.all(big(low), big(high), limit) as Salvaged[]
    } catch (error) {
      if (flawOf(error) !== 'damaged') throw error
    }
  }
  return undefined
}

/** None where what was read is no entry. */
function placedRow(stored: Salvaged): PlacedRow[] {
  const { sequence, is_robot: robot, is_organization: organization, ...facts } = stored
  if (dayOfSeconds(facts.at) !== dayOfSequence(sequence)) return []
  const isOrganization = organization === null ? null : organization === 1
  try {
    const told = { ...facts, isRobot: robot === 1, isOrganization }
    return [{ sequence, row: { ...told, ...convertedRow(told) } }]
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}
