import { readDay, saveDay } from '../days/day-record.ts'
import { big } from './entry-writer.ts'
import type { LogFile } from '../file/log-file.ts'
import { firstOf, lastOf } from './sequence.ts'
import { REMOVE_TEXTS } from '../sql/text-index.ts'

type Place = { sequence: number }
type Move = { from: number; to: number }

/** A gap is worth making when so many entries find room in it. */
const ROOM = 2_048
const NEIGHBOURS = 256

/**
 * Spreads the entries around a place where none fits any more evenly over the gaps beside them. A list that is read
 * meanwhile may skip one that moved, as it does over one that is found: the next reading has it.
 */
export function makeRoom(file: LogFile, day: number, place: number): void {
  for (let neighbours = NEIGHBOURS; ; neighbours *= 2) {
    const lower = lowerNeighbour(file, place, firstOf(day), neighbours)
    const upper = upperNeighbour(file, place, lastOf(day), neighbours)
    const between = file.all<Place>(
      'SELECT sequence FROM entries WHERE sequence BETWEEN ? AND ? ORDER BY sequence',
      big(lower + 1),
      big(upper - 1),
    )
    const step = Math.floor((upper - lower) / (between.length + 1))
    if (step < ROOM) continue
    move(
      file,
      day,
      between.map(({ sequence }, index) => ({ from: sequence, to: lower + (index + 1) * step })),
    )
    return
  }
}

/** The day's own ends serve where there are fewer: they are far from any entry. */
function lowerNeighbour(file: LogFile, place: number, first: number, neighbours: number): number {
  const sql = 'SELECT sequence FROM entries WHERE sequence BETWEEN ? AND ? ORDER BY sequence DESC LIMIT 1 OFFSET ?'
  return file.get<Place>(sql, big(first), big(place), neighbours)?.sequence ?? first
}

function upperNeighbour(file: LogFile, place: number, last: number, neighbours: number): number {
  const sql = 'SELECT sequence FROM entries WHERE sequence BETWEEN ? AND ? ORDER BY sequence LIMIT 1 OFFSET ?'
  return file.get<Place>(sql, big(place), big(last), neighbours)?.sequence ?? last
}

function move(file: LogFile, day: number, moves: readonly Move[]): void {
  const [first, last] = [moves.at(0)?.from, moves.at(-1)?.from]
  if (first === undefined || last === undefined) return
  for (const sql of REMOVE_TEXTS) file.run(sql, big(first), big(last))
  // By way of places that no entry has: a new one may be another's old one.
  for (const table of ['entries', 'entry_details']) {
    file.run(`UPDATE ${table} SET sequence = -sequence WHERE sequence BETWEEN ? AND ?`, big(first), big(last))
    for (const { from, to } of moves)
      file.run(`UPDATE ${table} SET sequence = ? WHERE sequence = ?`, big(to), big(-from))
  }
  for (const { to } of moves) file.run('INSERT INTO unindexed VALUES (?)', big(to))
  moveRun(file, day, moves)
}

/** A segment that is being read continues from where its entries are now. */
function moveRun(file: LogFile, day: number, moves: readonly Move[]): void {
  const record = readDay(file, day)
  const places = new Map(moves.map(({ from, to }) => [from, to]))
  const moved = (place: number | null) => (place === null ? null : (places.get(place) ?? place))
  saveDay(file, {
    ...record,
    runSequence: moved(record.runSequence),
    baseSequence: moved(record.baseSequence),
  })
}
