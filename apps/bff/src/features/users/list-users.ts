import type { Role } from '@quaymaster/contracts/roles'
import { SUPERUSER_KINDS } from '@quaymaster/contracts/registry'
import { USER_SORTS, USER_STATES } from '@quaymaster/contracts/users'
import type { UserList, UserListQuery } from '@quaymaster/contracts/users'
import { isSeenInFull } from '../../policy/fields.ts'
import { visibleColumns } from '../../inventory/row-search.ts'
import type { UsersContext } from './context.ts'
import { usersKind } from './inventory.ts'
import { USER_FIELDS } from './policy.ts'
import { presentUser } from './present.ts'

const DEFAULT_LIMIT = 50

/** Users from the inventory; Quay is not asked. A role searches, sorts and filters only by what it sees in full. */
export function listStoredUsers(context: UsersContext, role: Role, query: UserListQuery): UserList {
  const { quay, users } = context
  const consoleAccounts = quay.consoleAccounts()
  const visible = visibleColumns(usersKind.columns, (field) => isSeenInFull(USER_FIELDS, field, role))
  const { sort = 'name', direction = 'asc' } = query
  const offset = Number(query.offset ?? 0)
  const { rows, matching, total } = users.search({
    visible,
    text: query.search,
    filters: { state: setOf(USER_STATES, query.state), kind: setOf(SUPERUSER_KINDS, query.kind) },
    sort,
    direction,
    offset,
    limit: Number(query.limit ?? DEFAULT_LIMIT),
  })
  return {
    users: rows.map((user) => presentUser({ user, isConsoleAccount: consoleAccounts.has(user.name) }, role)),
    matching,
    total,
    offset,
    searchesEmail: visible.has('email'),
    sorts: USER_SORTS.filter((column) => visible.has(column)),
    inventory: users.progress(),
  }
}

function setOf<T extends string>(known: readonly T[], list: string | undefined): ReadonlySet<T> | undefined {
  if (list === undefined) return undefined
  const words = list.split(',')
  return new Set(known.filter((word) => words.includes(word)))
}
