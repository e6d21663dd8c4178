export type SortDirection = 'asc' | 'desc'

type Sorted = { key: string; row: object }

type SortKey = string | number | undefined
type SortKeyOf = (row: object) => SortKey

/** Order of rows: by what was asked for, then by key, so that it never depends on the order in which they were read. */
export function compareRows(sortKey: SortKeyOf, direction: SortDirection): (a: Sorted, b: Sorted) => number {
  const sign = direction === 'asc' ? 1 : -1
  return (a, b) => {
    const left = sortKey(a.row)
    const right = sortKey(b.row)
    return left === right ? byKey(a, b) : compareKeys(left, right, sign)
  }
}

/** The same order, of a long list that is in none. */
export function sortAll<T extends Sorted>(rows: readonly T[], sortKey: SortKeyOf, direction: SortDirection): T[] {
  const sign = direction === 'asc' ? 1 : -1
  const keyed = rows.map((entry) => ({ entry, sortKey: sortKey(entry.row) }))
  keyed.sort((a, b) => (a.sortKey === b.sortKey ? byKey(a.entry, b.entry) : compareKeys(a.sortKey, b.sortKey, sign)))
  return keyed.map(({ entry }) => entry)
}

const byKey = (a: Sorted, b: Sorted): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

function compareKeys(left: SortKey, right: SortKey, sign: number): number {
  if (left === undefined) return 1
  if (right === undefined) return -1
  return left < right ? -sign : sign
}
