import { SUPERUSER_KINDS } from '@quaymaster/contracts/users'
import type { USER_SORTS } from '@quaymaster/contracts/users'
import type { UserRow } from '../features/users/inventory.ts'

export type UserSort = (typeof USER_SORTS)[number]
export type SortDirection = 'asc' | 'desc'

type Compare = (a: UserRow, b: UserRow) => number

const byName: Compare = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

const stateRank = (row: UserRow) => (row.isEnabled ? (row.isVerified ? 0 : 1) : 2)
const kindRank = (row: UserRow) => SUPERUSER_KINDS.indexOf(row.superuserKind)

/** Undefined stands behind everything else in both directions: what is missing is never the answer to a sort. */
const SORT_KEYS: Record<Exclude<UserSort, 'name'>, (row: UserRow) => string | number | undefined> = {
  email: (row) => row.email?.toLowerCase(),
  state: stateRank,
  kind: kindRank,
  quota: (row) => row.quota?.usedBytes,
}

/** Order of people: by what was asked for, then by name, so that it never depends on the order in which they were read. */
export function compareUsers(sort: UserSort, direction: SortDirection): Compare {
  const sign = direction === 'asc' ? 1 : -1
  if (sort === 'name') return (a, b) => sign * byName(a, b)
  const key = SORT_KEYS[sort]
  return (a, b) => {
    const left = key(a)
    const right = key(b)
    if (left === right) return byName(a, b)
    if (left === undefined) return 1
    if (right === undefined) return -1
    return left < right ? -sign : sign
  }
}
