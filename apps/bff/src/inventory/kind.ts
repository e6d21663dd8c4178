import type { QuayCallOptions, QuayClient } from '@quaymaster/quay-client'
import type { CallPriority } from '../background/budget.ts'
import type { TokenKind } from '../quay/needs.ts'

/**
 * When and in which order a read of Quay began. `sequence` decides which of two reads is newer, since a clock may jump;
 * `readAt` is what people see: the instant before the request left, so that nothing looks newer than it is.
 */
export type ReadStamp = { sequence: number; readAt: string }

/** A thing of the registry as Quay last told us. */
export type InventoryRow<Data extends object> = Data & ReadStamp

/** The parts of a key, outermost first: an organization, then its team. */
export type RowKey = readonly [string, ...string[]]

/** `details` are kept in the store alone: what no list searches, sorts or filters by, and what may be long. */
export type InventoryItem<Data extends object> = { data: Data; details?: object | undefined }

export type InventoryPage<Data extends object> = {
  items: readonly InventoryItem<Data>[]
  /**
   * Quay tells this to nobody without a token, as the answer itself shows. Anything else it may have told a stranger, since
   * a dead token is not refused: it is kept only once a later check says that the token lives.
   */
  isProven: boolean
  /** Undefined on the last page. */
  nextPageToken?: string | undefined
}

export type PageRequest = {
  /** Key of the parent; empty for a list of the whole registry. */
  parent: readonly string[]
  /** From the page before. */
  pageToken: string | undefined
  call: QuayCallOptions
}

/** What a list can do with a column. A column tells of `fields`, and only roles that see all of them may use it. */
export type InventoryColumn<Data extends object, Field extends string = keyof Data & string> = {
  fields: readonly Field[]
  /** Undefined stands behind everything else in both directions: what is missing is never the answer to a sort. */
  sortKey?(data: Data): string | number | undefined
  searchText?(data: Data): string | null
  /** A filter names some values; a row matches with any of its own. */
  values?(data: Data): readonly string[]
}

/** The part of an entry of the usage log by which rows are found that it makes stale. */
export type ChangeEntry = {
  kind: string
  /** Whole seconds, by Quay's clock. */
  at: string
  performer: string | null
  namespace: string | null
  repository: string | null
  metadata: Record<string, unknown>
}

/** Entries of these kinds make rows stale: those with these keys or, by the key of a parent, all below it. */
export type StaleRule = { kinds: readonly string[]; keys(entry: ChangeEntry): readonly RowKey[] }

/** Rows of one kind as a list below each row of another kind, or below some of them. */
export type ParentLink = { kind: string; has?(data: object): boolean }

/** What the inventory must know to read, keep and list one kind of thing. */
export type InventoryKind<
  Data extends object,
  Column extends string = string,
  Field extends string = keyof Data & string,
> = {
  name: string
  /** Raised when the data changes its shape: rows from before are dropped, and everything is read again. */
  version: number
  /** Without parents: one list of the whole registry. */
  parents?: readonly ParentLink[]
  /** How many first parts of a key name the parent. @default 0 */
  parentKeyLength?: number
  keyOf(data: Data): RowKey
  columns: Record<Column, InventoryColumn<Data, Field>>
  /** Which of the console's tokens reads it. @default 'read' */
  token?: TokenKind
  readPage(client: QuayClient, page: PageRequest): Promise<InventoryPage<Data>>
  /** One row, for kinds where that is one call; no item where Quay has none of this key. */
  readOne?(client: QuayClient, key: RowKey, call: QuayCallOptions): Promise<InventoryPage<Data>>
  /** Between the end of one reading of a list and the next. */
  refreshIntervalMs: number
  /** Where several kinds are due, which goes first. @default 'normal' */
  priority?: CallPriority
  /** Its part of the calls, beside the parts of others of its priority. @default 1 */
  share?: number
  staleBy?: readonly StaleRule[]
  /** The check of the registry looks whether some of its rows are still there. */
  isCompared?: boolean
}

/** Whatever its data is. */
export type AnyKind = InventoryKind<object, string, string>
