import type { InventoryColumn } from './kind.ts'

export type SortDirection = 'asc' | 'desc'

type Sorted = { key: string; row: object }

const byKey = (a: Sorted, b: Sorted): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

/** Order of rows: by what was asked for, then by key, so that it never depends on the order in which they were read. */
export function compareRows(
  sortKey: NonNullable<InventoryColumn<object>['sortKey']>,
  direction: SortDirection,
): (a: Sorted, b: Sorted) => number {
  const sign = direction === 'asc' ? 1 : -1
  return (a, b) => {
    const left = sortKey(a.row)
    const right = sortKey(b.row)
    if (left === right) return byKey(a, b)
    if (left === undefined) return 1
    if (right === undefined) return -1
    return left < right ? -sign : sign
  }
}
