import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { ensurePrivateFile } from '../../../../store/private-file.ts'
import { convertSome } from './convert.ts'
import { big } from '../entries/entry-writer.ts'
import { LogFile } from './log-file.ts'
import { firstOf, lastOf } from '../entries/sequence.ts'
import { indexTexts } from '../entries/text-indexer.ts'

/** Newest and oldest entries of the file, and so many of each day, that are converted on trial. */
const AT_EITHER_END = 100
const OF_EACH_DAY = 2

const FACTS = `SELECT sequence, at, kind, performer, is_robot, namespace, is_organization, address, country, application
  FROM entries ORDER BY sequence`

/**
 * Converts a copy of the tables with some of their entries, before anything is done to the file itself.
 * @throws What went wrong; the file was only read.
 */
export function runConversionTrial(path: string): void {
  const copy = path.replace(/\.sqlite$/, '.rehearsal.sqlite')
  removeCopy(copy)
  try {
    const before = copySample(path, copy)
    const file = LogFile.open({ path: copy })
    try {
      while (convertSome(file, true));
      while (indexTexts(file));
      const after = JSON.stringify(file.all(FACTS))
      if (after !== before) throw new Error('The conversion does not keep all entries.')
      compareIndexes(file)
    } finally {
      file.abandon()
    }
  } finally {
    removeCopy(copy)
  }
}

function compareIndexes(file: LogFile): void {
  try {
    for (const table of ['entry_text', 'entry_open_text']) {
      file.run(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`)
    }
  } catch (error) {
    // SQLite calls that damage; the damage would be ours.
    throw new Error('The conversion leaves an index that does not fit its texts.', { cause: error })
  }
}

function removeCopy(copy: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(copy + suffix, { force: true })
}

/** Gives what is in the copy. */
function copySample(path: string, copy: string): string {
  ensurePrivateFile(copy)
  using database = new DatabaseSync(copy, { timeout: 1_000 })
  database.exec('PRAGMA auto_vacuum = INCREMENTAL')
  database.prepare('ATTACH ? AS original').run(path)
  const tables = database
    .prepare(
      `SELECT sql FROM original.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
       AND name NOT GLOB 'entry_text_*' AND name NOT GLOB 'entry_open_text_*' ORDER BY type = 'index', rowid`,
    )
    .all() as { sql: string }[]
  for (const { sql } of tables) database.exec(sql)
  database.exec(`
    CREATE TEMP TABLE sample AS
      SELECT * FROM (SELECT sequence FROM original.entries ORDER BY sequence DESC LIMIT ${AT_EITHER_END})
      UNION SELECT * FROM (SELECT sequence FROM original.entries ORDER BY sequence LIMIT ${AT_EITHER_END});
    INSERT INTO days SELECT * FROM original.days;
  `)
  const ofDay = database.prepare(
    `INSERT INTO sample SELECT sequence FROM original.entries WHERE sequence BETWEEN ? AND ? LIMIT ${OF_EACH_DAY}`,
  )
  for (const { day } of database.prepare('SELECT day FROM days').all() as { day: number }[]) {
    ofDay.run(big(firstOf(day)), big(lastOf(day)))
  }
  database.exec(`
    INSERT INTO entries SELECT * FROM original.entries WHERE sequence IN (SELECT sequence FROM sample);
    INSERT INTO entry_details SELECT * FROM original.entry_details WHERE sequence IN (SELECT sequence FROM sample);
    INSERT INTO unindexed SELECT * FROM original.unindexed WHERE sequence IN (SELECT sequence FROM sample);
    INSERT INTO day_counts SELECT * FROM original.day_counts;
    INSERT INTO meta SELECT * FROM original.meta;
    INSERT INTO entry_text (rowid, open_text, closed_text)
      SELECT sequence, open_text, closed_text FROM entry_details WHERE sequence NOT IN unindexed;
    INSERT INTO entry_open_text (rowid, open_text)
      SELECT sequence, open_text FROM entry_details WHERE sequence NOT IN unindexed;
  `)
  const rows = JSON.stringify(database.prepare(FACTS).all())
  database.exec('DETACH original')
  return rows
}
