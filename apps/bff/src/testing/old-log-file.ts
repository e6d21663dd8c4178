import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DAY_SECONDS } from '../time/day-number.ts'

const FIXTURE = join(import.meta.dirname, '../usage-logs/tests/fixtures/usage-logs-v3.sqlite')
const DAY_SPACE = 2 ** 38

/** What of an entry no conversion may change. */
const FACTS = `SELECT e.sequence, e.at, e.kind, e.performer, e.is_robot, e.namespace, e.is_organization, e.address, e.country,
  e.application FROM entries e JOIN entry_details d ON d.sequence = e.sequence ORDER BY e.sequence`

/** A word that stands in the texts of the old file and in no new one. */
export const STALE = 'stale-words'

export type OldLogFile = Disposable & { folder: string; path: string }

/**
 * A copy of the file of version 3, with texts and persons that its version is not to be asked for; `times`: how often its
 * days are there, one after another. The last one is `newestDay`.
 */
export function copyOldLogFile(times = 1, newestDay = '2026-11-20'): OldLogFile {
  const folder = mkdtempSync(join(tmpdir(), 'quaymaster-old-logs-'))
  const path = join(folder, 'usage-logs.sqlite')
  copyFileSync(FIXTURE, path)
  using database = new DatabaseSync(path)
  for (let time = 1; time < times; time += 1) repeatDays(database, time * 4)
  moveDays(database, Date.parse(newestDay) / 1000 / DAY_SECONDS)
  makeStale(database)
  return { folder, path, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

export function factsOf(path: string): unknown[] {
  using database = new DatabaseSync(path)
  return database.prepare(FACTS).all()
}

export function changeFile(path: string, sql: string): void {
  using database = new DatabaseSync(path)
  database.exec(sql)
}

function repeatDays(database: DatabaseSync, days: number): void {
  const [place, seconds] = [`sequence - ${days * DAY_SPACE}`, `at - ${days * DAY_SECONDS}`]
  const firstDay = `(SELECT max(day) - 3 FROM days)`
  database.exec(`
    INSERT INTO entry_details SELECT ${place}, metadata, open_text, closed_text FROM entry_details
      WHERE sequence >= ${firstDay} * ${DAY_SPACE};
    INSERT INTO entries SELECT ${place}, ${seconds}, kind, performer, is_robot, person, owner, namespace, is_organization,
      repository, address, country, application, hash FROM entries WHERE sequence >= ${firstDay} * ${DAY_SPACE};
    INSERT INTO days (day, stored, expected, counted_at, has_top, is_floored, is_exhausted)
      SELECT day - ${days}, stored, stored, '2026-11-20T15:00:00Z', 1, 1, 1 FROM days WHERE day >= ${firstDay};
  `)
}

function moveDays(database: DatabaseSync, newest: number): void {
  const { day } = database.prepare('SELECT max(day) AS day FROM days').get() as { day: number }
  const days = newest - day
  // By way of keys that no row has.
  for (const table of ['entries', 'entry_details', 'unindexed']) {
    database.exec(`UPDATE ${table} SET sequence = -(sequence + ${days * DAY_SPACE})`)
    database.exec(`UPDATE ${table} SET sequence = -sequence`)
  }
  database.exec(`UPDATE entries SET at = at + ${days * DAY_SECONDS}`)
  database.exec(`UPDATE days SET day = -(day + ${days})`)
  database.exec(`UPDATE days SET day = -day, run_sequence = run_sequence + ${days * DAY_SPACE}`)
}

/** Indexes are made of the texts as they are then; some entries wait for theirs. */
function makeStale(database: DatabaseSync): void {
  database.exec(`
    INSERT INTO entry_text (entry_text) VALUES ('delete-all');
    INSERT INTO entry_open_text (entry_open_text) VALUES ('delete-all');
    UPDATE entry_details SET open_text = open_text || char(10) || '${STALE}';
    UPDATE entries SET person = '${STALE}', owner = '${STALE}' WHERE sequence % 3 = 0;
    INSERT INTO entry_text (rowid, open_text, closed_text)
      SELECT sequence, open_text, closed_text FROM entry_details WHERE sequence NOT IN unindexed;
    INSERT INTO entry_open_text (rowid, open_text)
      SELECT sequence, open_text FROM entry_details WHERE sequence NOT IN unindexed;
  `)
}
