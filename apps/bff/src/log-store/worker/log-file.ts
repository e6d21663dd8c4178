import { renameSync, rmSync, statSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { ensurePrivateFile } from '../../store/private-file.ts'
import { SCHEMA_VERSION, TABLES } from './sql/schema.ts'
import { TEXT_INDEX } from './sql/text-index.ts'

type Row = Record<string, unknown>
type Maybe<T extends Row> = T | undefined

const SQLITE_CORRUPT = 11
const SQLITE_FULL = 13
const SQLITE_NOTADB = 26

/** What a failure of SQLite means; undefined where it is a bug. */
export function flawOf(error: unknown): 'damaged' | 'full' | undefined {
  const code = (error as { errcode?: number } | null)?.errcode
  if (code === undefined) return undefined
  // The upper bits tell more than anybody needs.
  const primary = code & 0xff
  if (primary === SQLITE_CORRUPT || primary === SQLITE_NOTADB) return 'damaged'
  return primary === SQLITE_FULL ? 'full' : undefined
}

export type FileOptions = {
  path: string
  /** Pages that the file may grow to, for tests of a full disk. */
  maxPages?: number | undefined
}

/** The store's file: opened, checked after an unclean end, and made anew where it is none of ours. */
export class LogFile {
  readonly path: string
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  private constructor(path: string, database: DatabaseSync) {
    this.path = path
    this.#database = database
  }

  /** `isOther`: the file is of another version. */
  static open({ path, maxPages }: FileOptions): { file: LogFile; isOther: boolean } {
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
      const isOther = file.#prepare()
      return { file, isOther }
    } catch (error) {
      database.close()
      throw error
    }
  }

  /** Puts a damaged file aside, and removes older ones that were put aside before. */
  static moveAside(path: string): void {
    for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true })
    renameSync(path, `${path}.damaged`)
  }

  static remove(path: string): void {
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
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

  #prepare(): boolean {
    const isNew = this.get("SELECT 1 AS found FROM sqlite_schema WHERE name = 'meta'") === undefined
    if (isNew) {
      this.transaction(() => {
        this.#database.exec(TABLES)
        this.#database.exec(TEXT_INDEX)
        this.setMeta('version', String(SCHEMA_VERSION))
      })
    }
    if (this.meta('version') !== String(SCHEMA_VERSION)) return true
    // Reading the whole file takes long: only after an end that nobody saw coming.
    if (!isNew && this.meta('isClean') !== '1') this.#check()
    this.setMeta('isClean', '0')
    return false
  }

  #check(): void {
    const { quick_check: result } = this.get<{ quick_check: string }>('PRAGMA quick_check(1)') ?? {
      quick_check: 'none',
    }
    if (result === 'ok') return
    throw Object.assign(new Error(`The file is damaged: ${result}`), { errcode: SQLITE_CORRUPT })
  }
}
