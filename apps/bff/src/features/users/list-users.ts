import type { Role } from '@quaymaster/contracts/roles'
import { SUPERUSER_KINDS, USER_SORTS, USER_STATES } from '@quaymaster/contracts/users'
import type { UserList, UserListQuery } from '@quaymaster/contracts/users'
import type { UserSort } from '../../inventory/row-order.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import type { UsersContext } from './context.ts'
import type { USER_FIELDS } from './policy.ts'
import { presentUser, visibilityOf } from './present.ts'

const DEFAULT_LIMIT = 50

const FIELDS_OF_SORT: Record<UserSort, readonly (keyof typeof USER_FIELDS)[]> = {
  name: ['name'],
  email: ['email'],
  state: ['isEnabled', 'isVerified'],
  kind: ['superuserKind'],
  quota: ['quota'],
}

/** A role sorts only by what it sees in full: an order tells about the values. */
function sortsOf(role: Role): UserSort[] {
  return USER_SORTS.filter((sort) => FIELDS_OF_SORT[sort].every((field) => visibilityOf(field, role) === 'full'))
}

/** People from the catalog; Quay is not asked. */
export function listFromCatalog({ catalog }: UsersContext, role: Role, query: UserListQuery): UserList {
  const sorts = sortsOf(role)
  const { sort = 'name', direction = 'asc' } = query
  if (!sorts.includes(sort)) throw new ProblemError('input_invalid', 400, { field: 'sort' })
  const searchesEmail = visibilityOf('email', role) === 'full'
  const offset = Number(query.offset ?? 0)
  const { rows, matching, total } = catalog.search({
    text: query.search,
    searchesEmail,
    states: setOf(USER_STATES, query.state),
    kinds: setOf(SUPERUSER_KINDS, query.kind),
    sort,
    direction,
    offset,
    limit: Number(query.limit ?? DEFAULT_LIMIT),
  })
  return {
    users: rows.map((row) => presentUser(row, role)),
    matching,
    total,
    offset,
    searchesEmail,
    sorts,
    catalog: catalog.progress(),
  }
}

function setOf<T extends string>(known: readonly T[], list: string | undefined): ReadonlySet<T> | undefined {
  if (list === undefined) return undefined
  const words = list.split(',')
  return new Set(known.filter((word) => words.includes(word)))
}
