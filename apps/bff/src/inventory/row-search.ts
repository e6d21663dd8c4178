import { ProblemError } from '../problems/problem-error.ts'
import type { AnyKind, InventoryColumn, InventoryRow } from './kind.ts'
import type { SortDirection } from './row-order.ts'

export type RowFilter<Column extends string> = {
  /** The columns whose fields the role sees in full. No other column is looked into. */
  visible: ReadonlySet<Column>
  /** Words that must all occur, in any case, in a visible column. */
  text?: string | undefined
  /** By column, the values of which a row must have one. */
  filters?: Partial<Record<Column, ReadonlySet<string> | undefined>> | undefined
  /** Key of the parent: its rows only. */
  parent?: readonly string[] | undefined
}

export type RowSearch<Column extends string> = RowFilter<Column> & {
  sort: Column
  direction: SortDirection
  offset: number
  limit: number
}

/** `total`: how many there are, below the parent if one was named. */
export type RowMatches<Data extends object> = { rows: InventoryRow<Data>[]; matching: number; total: number }

type Columns = AnyKind['columns']

/** The columns of which a role sees every field: an order or a match tells about the values. */
export function visibleColumns<Data extends object, Column extends string>(
  columns: Record<Column, InventoryColumn<Data>>,
  isVisible: (field: keyof Data & string) => boolean,
): Set<Column> {
  const names = Object.keys(columns) as Column[]
  return new Set(names.filter((name) => columns[name].fields.every(isVisible)))
}

/** What a search looks into, in lower case: all of it, and by column. */
export type SearchTexts = { wholeText: string; columnTexts: readonly string[] }

type Searched = SearchTexts & { row: object }

/** What finds the rows of a filter; undefined where every row matches. Plain loops, since it meets every row. */
export function createMatcher(
  columns: Columns,
  { visible, text = '', filters = {} }: RowFilter<string>,
): ((entry: Searched) => boolean) | undefined {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const searched = searchedColumns(columns)
  const places = searched.flatMap((name, place) => (visible.has(name) ? [place] : []))
  const isAllSearched = places.length === searched.length
  const chosen = Object.entries(filters).flatMap(([name, wanted]) =>
    wanted === undefined ? [] : [{ valuesOf: filterValues(columns, visible, name), wanted }],
  )
  if (words.length === 0 && chosen.length === 0) return undefined
  return (entry) => {
    for (const { valuesOf, wanted } of chosen) if (!hasOneOf(wanted, valuesOf(entry.row))) return false
    for (const word of words) {
      if (isAllSearched ? !entry.wholeText.includes(word) : !isInOneOf(entry.columnTexts, places, word)) return false
    }
    return true
  }
}

function hasOneOf(wanted: ReadonlySet<string>, values: readonly string[]): boolean {
  for (const value of values) if (wanted.has(value)) return true
  return false
}

function isInOneOf(texts: readonly string[], places: readonly number[], word: string): boolean {
  for (const place of places) if (texts[place]?.includes(word) === true) return true
  return false
}

/** What rows are sorted by; refuses a column that the role does not see. */
export function sortKeyOf(columns: Columns, { sort, visible }: RowSearch<string>) {
  const sortKey = columns[sort]?.sortKey
  if (sortKey === undefined || !visible.has(sort)) throw new ProblemError('input_invalid', 400, { field: 'sort' })
  return sortKey
}

/** What a column is filtered by; refuses a column that the role does not see. */
export function filterValues(columns: Columns, visible: ReadonlySet<string>, name: string) {
  const valuesOf = columns[name]?.values
  if (valuesOf === undefined || !visible.has(name)) throw new ProblemError('input_invalid', 400, { field: name })
  return valuesOf
}

/** The columns that a search looks into. */
export const searchedColumns = (columns: Columns): string[] =>
  Object.keys(columns).filter((name) => columns[name]?.searchText !== undefined)

/** A word has no line break, so that none is found across two columns. */
export function searchTexts(searched: readonly ((data: object) => string | null)[], data: object): SearchTexts {
  const columnTexts = searched.map((textOf) => textOf(data)?.toLowerCase() ?? '')
  return { wholeText: columnTexts.filter(Boolean).join('\n'), columnTexts }
}
