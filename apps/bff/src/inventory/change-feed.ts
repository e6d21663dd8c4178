import type { AnyKind, ChangeEntry, RowKey } from './kind.ts'
import { joinKey, ROOT, splitKey } from './row-key.ts'

/** By how much Quay's clock and ours may differ. What was read later than this after a change has seen it. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000

/** What a kind knows of a key: since when its row, or the list that it names, is known. */
export type Known = { rowReadAt(key: string): string | undefined; listReadAt(scope: string): string | undefined }

/** Whether a key names a list of the kind and no row of it. */
export function isListKey(kind: AnyKind, key: string): boolean {
  return splitKey(key).length <= (kind.parents === undefined ? 0 : (kind.parentKeyLength ?? 0))
}

/**
 * Keys of what new entries of the usage log make stale: rows, or lists where the entry names a parent or where a row cannot
 * be read by itself.
 */
export function findStaleKeys(kind: AnyKind, entries: readonly ChangeEntry[], known: Known): string[] {
  const stale = new Set<string>()
  for (const entry of entries) {
    for (const { kinds, keys } of kind.staleBy ?? []) {
      if (!kinds.includes(entry.kind)) continue
      for (const key of keys(entry)) {
        const target = targetOf(kind, key)
        const readAt = isListKey(kind, target) ? known.listReadAt(target) : known.rowReadAt(target)
        if (!hasSeen(readAt, entry)) stale.add(target)
      }
    }
  }
  return [...stale]
}

function targetOf(kind: AnyKind, key: RowKey): string {
  const text = joinKey(key)
  if (isListKey(kind, text) || kind.readOne !== undefined) return text
  return kind.parents === undefined ? ROOT : joinKey(key.slice(0, kind.parentKeyLength))
}

const hasSeen = (readAt: string | undefined, { at }: ChangeEntry): boolean =>
  readAt !== undefined && Date.parse(readAt) > Date.parse(at) + CLOCK_DIFFERENCE_MS
