import { statSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { ensurePrivateFile } from '../../../../store/private-file.ts'
import { SCHEMA_VERSION, TABLES, UPGRADES } from '../sql/schema.ts'
import { TEXT_INDEX } from '../sql/text-index.ts'

type Row = Record<string, unknown>
type Maybe<T extends Row> = T | undefined

const SQLITE_CORRUPT = 11
const SQLITE_FULL = 13
const SQLITE_NOTADB = 26

/** What a failure of SQLite means; undefined where it is a bug. */
export function flawOf(error: unknown): 'damaged' | 'full' | undefined {
  const code = (error as { errcode?: number } | null)?.errcode
  if (code === undefined) return undefined
  // The upper bits say more than is needed.
  const primary = code & 0xff
  if (primary === SQLITE_CORRUPT || primary === SQLITE_NOTADB) return 'damaged'
  return primary === SQLITE_FULL ? 'full' : undefined
}

export type FileOptions = {
  path: string
  /** Pages that the file may grow to, for tests of a full disk. */
  maxPages?: number | undefined
}

/** The file is of a version that this one cannot use. */
export class OtherVersionError extends Error {
  override readonly name = 'OtherVersionError'
  readonly isNewer: boolean

  constructor(version: number) {
    super(`The file is of version ${version}, and this console uses version ${SCHEMA_VERSION}.`)
    this.isNewer = version > SCHEMA_VERSION
  }
}

/** @throws {OtherVersionError} */
export function checkVersion(version: number): void {
  if (version !== SCHEMA_VERSION && UPGRADES[version] === undefined) throw new OtherVersionError(version)
}

/** The store's file: opened, checked after an unclean end, and brought to the version of today. */
export class LogFile {
  readonly path: string
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  private constructor(path: string, database: DatabaseSync) {
    this.path = path
    this.#database = database
  }

  /** @throws {OtherVersionError} */
  static open({ path, maxPages }: FileOptions): LogFile {
    ensurePrivateFile(path)
    const database = new DatabaseSync(path, { timeout: 1_000 })
    const file = new LogFile(path, database)
    try {
      database.exec('PRAGMA auto_vacuum = INCREMENTAL')
      database.exec('PRAGMA journal_mode = WAL')
      database.exec('PRAGMA synchronous = NORMAL')
      database.exec('PRAGMA cache_size = -16000')
      // What is written again and again is taken into the file once: reading days costs a third less.
      database.exec('PRAGMA wal_autocheckpoint = 8000')
      if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`)
      file.#prepare()
      return file
    } catch (error) {
      database.close()
      throw error
    }
  }

  all<T extends Row>(sql: string, ...values: SQLInputValue[]): T[] {
    return this.#statement(sql).all(...values) as T[]
  }

  get<T extends Row>(sql: string, ...values: SQLInputValue[]): Maybe<T> {
    return this.#statement(sql).get(...values) as Maybe<T>
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.#statement(sql).run(...values)
  }

  /** All of it or nothing; within another transaction it is part of that one. */
  transaction<T>(work: () => T): T {
    if (this.#database.isTransaction) return work()
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  meta(key: string): string | undefined {
    return this.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value
  }

  setMeta(key: string, value: string): void {
    this.run('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value)
  }

  sizeBytes(): number {
    const sizes = ['', '-wal'].map((suffix) => statSync(this.path + suffix, { throwIfNoEntry: false })?.size ?? 0)
    return sizes.reduce((sum, size) => sum + size, 0)
  }

  /** Gives back some of what deleted entries took. */
  shrink(): void {
    this.#database.exec('PRAGMA incremental_vacuum(500)')
  }

  close(): void {
    if (!this.#database.isOpen) return
    if (!this.#database.isTransaction) this.setMeta('isClean', '1')
    this.#statements.clear()
    this.#database.close()
  }

  /** Closes the file with everything in it, and nothing of it in another one beside it. */
  retire(): void {
    try {
      this.setMeta('isClean', '1')
      this.#statements.clear()
      this.#database.exec('PRAGMA journal_mode = DELETE')
    } catch (error) {
      // What does not get into the file stays in the one beside it, which goes where the file goes.
      if (flawOf(error) === undefined) throw error
    } finally {
      this.abandon()
    }
  }

  /** Closes a file in which nothing can be written any more. */
  abandon(): void {
    this.#statements.clear()
    if (this.#database.isOpen) this.#database.close()
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #prepare(): void {
    const isNew = this.get("SELECT 1 AS found FROM sqlite_schema WHERE name = 'meta'") === undefined
    if (isNew) {
      this.transaction(() => {
        this.#database.exec(TABLES)
        this.#database.exec(TEXT_INDEX)
        this.setMeta('version', String(SCHEMA_VERSION))
      })
    }
    const version = Number(this.meta('version'))
    checkVersion(version)
    // Reading the whole file takes long: only after an unclean end.
    if (!isNew && this.meta('isClean') !== '1') this.#check()
    this.#upgrade(version)
    this.setMeta('isClean', '0')
  }

  /** Brings the tables to the version of today, in one transaction; what is in them is converted in the background. */
  #upgrade(from: number): void {
    this.transaction(() => {
      for (let version = from; version < SCHEMA_VERSION; version += 1) this.#database.exec(UPGRADES[version] ?? '')
      if (from === SCHEMA_VERSION) return
      const { total } = this.get<{ total: number }>('SELECT sum(rows_left) AS total FROM unconverted') ?? { total: 0 }
      this.setMeta('conversionTotal', String(total ?? 0))
      this.setMeta('version', String(SCHEMA_VERSION))
    })
  }

  #check(): void {
    const { quick_check: result } = this.get<{ quick_check: string }>('PRAGMA quick_check(1)') ?? {
      quick_check: 'none',
    }
    if (result === 'ok') return
    throw Object.assign(new Error(`The file is damaged: ${result}`), { errcode: SQLITE_CORRUPT })
  }
}
