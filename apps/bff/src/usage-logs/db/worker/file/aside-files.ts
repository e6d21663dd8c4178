import { existsSync, readdirSync, renameSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Why a file was set aside; `replaced`: another one was brought back in its place. */
export const RESET_REASONS = [
  'other_registry',
  'registry_restored',
  'damaged',
  'newer_version',
  'conversion_failed',
  'replaced',
] as const
export type ResetReason = (typeof RESET_REASONS)[number]

/** A file that is kept and not used. */
export type AsideFile = {
  name: string
  reason: ResetReason
  at: string
  sizeBytes: number
  /** Null where the file cannot be read. */
  storedEntries: number | null
  storedDays: number | null
}

const SUFFIXES = ['', '-wal', '-shm'] as const

/**
 * Renames a closed file to a dated name that no other has: nothing is removed or written over. What SQLite could not
 * bring into the file goes along.
 */
export function moveAside(path: string, reason: ResetReason, at: string, source = path): void {
  const stem = `${path.replace(/\.sqlite$/, '')}.${reason}-${at.slice(0, 19).replaceAll(':', '')}Z`
  let target = `${stem}.sqlite`
  for (let number = 2; SUFFIXES.some((suffix) => existsSync(target + suffix)); number += 1) {
    target = `${stem}-${number}.sqlite`
  }
  // Whatever belongs to the file first: left there it would be taken for part of the next one.
  for (const suffix of SUFFIXES.toReversed()) {
    if (existsSync(source + suffix)) renameSync(source + suffix, target + suffix)
  }
}

/** A damaged file that an earlier version of the console put aside is listed like the others. */
export function keepOldDamaged(path: string): void {
  const old = `${path}.damaged`
  if (existsSync(old)) moveAside(path, 'damaged', statSync(old).mtime.toISOString(), old)
}

export class AsideFiles {
  readonly #path: string
  /** What was read of a file that has not changed since. */
  readonly #known = new Map<string, AsideFile>()

  constructor(path: string) {
    this.#path = path
  }

  /** Newest first. */
  list(): AsideFile[] {
    const folder = dirname(this.#path)
    const found = readdirSync(folder).flatMap((name) => {
      const match = this.#match(name)
      return match === undefined ? [] : [this.#describe(join(folder, name), match)]
    })
    return found.toSorted((a, b) => b.at.localeCompare(a.at) || a.name.localeCompare(b.name))
  }

  /** The path of one of them; undefined for any other name. */
  pathOf(name: string): string | undefined {
    return this.list().some((file) => file.name === name) ? join(dirname(this.#path), name) : undefined
  }

  #match(name: string): { reason: ResetReason; at: string } | undefined {
    const stem = `${basename(this.#path, '.sqlite')}.`
    if (!name.startsWith(stem)) return undefined
    const match = /^([a-z_]+)-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-\d+)?\.sqlite$/.exec(name.slice(stem.length))
    const reason = RESET_REASONS.find((each) => each === match?.[1])
    if (match === null || reason === undefined) return undefined
    const [, , day = '', hour = '', minute = '', second = ''] = match
    return { reason, at: `${day}T${hour}:${minute}:${second}Z` }
  }

  #describe(path: string, { reason, at }: { reason: ResetReason; at: string }): AsideFile {
    const sizes = SUFFIXES.map((suffix) => statSync(path + suffix, { throwIfNoEntry: false })?.size ?? 0)
    const sizeBytes = sizes.reduce((sum, size) => sum + size, 0)
    const known = this.#known.get(path)
    if (known?.sizeBytes === sizeBytes) return known
    const described = { name: basename(path), reason, at, sizeBytes, ...countEntries(path) }
    this.#known.set(path, described)
    return described
  }
}

function countEntries(path: string): Pick<AsideFile, 'storedEntries' | 'storedDays'> {
  try {
    using database = new DatabaseSync(path, { readOnly: true })
    const row = database
      .prepare('SELECT coalesce(sum(stored), 0) AS entries, count(*) AS days FROM days WHERE stored > 0')
      .get() as { entries: number; days: number }
    return { storedEntries: row.entries, storedDays: row.days }
  } catch {
    return { storedEntries: null, storedDays: null }
  }
}
