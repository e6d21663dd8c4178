import { renameSync } from 'node:fs'
import type { ListMerge } from '../days/list-merge.ts'
import { AsideFiles, moveAside } from './aside-files.ts'
import type { AsideFile } from './aside-files.ts'
import { writeLastReset } from './last-reset.ts'
import type { LogReset } from './last-reset.ts'
import type { LogFile } from './log-file.ts'
import { openStore } from './open-file.ts'
import { trustRegistry } from './registry-record.ts'
import { prepareRestore } from './restore-file.ts'

type Options = { path: string; maxPages?: number | undefined; now: string }

/** What became of the wish to use a file again; `salvaged`: entries that could be read of a damaged one. */
export type RestoreResult =
  | { outcome: 'done'; salvaged: number | null }
  | { outcome: 'unknown_file' | 'newer_version' | 'unreadable' }

/** The file that is used now, and those beside it that were set aside. */
export class LogStoreFile {
  #open: LogFile | undefined
  #path = ''
  #maxPages: number | undefined
  #asideFiles: AsideFiles | undefined
  /** Lists that are being merged into days, by number; another file knows nothing of them. */
  readonly #merges = new Map<number, ListMerge>()
  #lastMerge = 0

  get isOpen(): boolean {
    return this.#open !== undefined
  }

  get file(): LogFile {
    if (this.#open === undefined) throw new Error('The file is not open.')
    return this.#open
  }

  open({ path, maxPages, now }: Options): void {
    this.#path = path
    this.#maxPages = maxPages
    this.#asideFiles = new AsideFiles(path)
    this.#openFile(now)
  }

  close(): void {
    this.#open?.close()
    this.#open = undefined
  }

  listAsideFiles(): AsideFile[] {
    return this.#asideFiles?.list() ?? []
  }

  addMerge(merge: ListMerge): number {
    this.#lastMerge += 1
    this.#merges.set(this.#lastMerge, merge)
    return this.#lastMerge
  }

  findMerge(merge: number): ListMerge | undefined {
    return this.#merges.get(merge)
  }

  removeMerge(merge: number): void {
    this.#merges.delete(merge)
  }

  /** Sets the file aside and begins another. */
  setAside(reset: LogReset): void {
    if (reset.reason === 'damaged') this.#open?.abandon()
    else this.#open?.retire()
    this.#replace(reset)
    this.#openFile(reset.at)
    writeLastReset(this.file, reset)
  }

  /** Uses a file that was set aside, in place of the one that is used now. */
  async *restore({ name, now }: { name: string; now: string }): AsyncGenerator<undefined, RestoreResult, void> {
    const path = this.#asideFiles?.pathOf(name)
    if (path === undefined) return { outcome: 'unknown_file' }
    const result = yield* prepareRestore({ path, target: this.#path })
    if (result.outcome !== 'done') return result
    this.file.retire()
    this.#replace({ reason: 'replaced', at: now })
    renameSync(result.path, this.#path)
    this.#openFile(now)
    trustRegistry(this.file)
    return { outcome: 'done', salvaged: result.salvaged }
  }

  #openFile(now: string): void {
    const { file, reason } = openStore({ path: this.#path, maxPages: this.#maxPages }, now)
    this.#open = file
    if (reason !== null) writeLastReset(file, { reason, at: now })
  }

  #replace({ reason, at }: LogReset): void {
    this.#open = undefined
    this.#merges.clear()
    moveAside(this.#path, reason, at)
  }
}
