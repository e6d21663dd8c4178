import { SUPERUSER_KINDS } from '@quaymaster/contracts/registry'
import type { SuperuserKind } from '@quaymaster/contracts/registry'
import type { USER_SORTS } from '@quaymaster/contracts/users'
import type { QuayUser } from '@quaymaster/quay-client'
import type { ChangeEntry, InventoryKind, InventoryRow, RowKey } from '../../inventory/kind.ts'
import type { KindRows } from '../../inventory/kind-rows.ts'

type UserData = {
  name: string
  email: string | null
  isEnabled: boolean
  isVerified: boolean
  superuserKind: SuperuserKind
  /** Null where Quay keeps no quota. */
  quota: { usedBytes: number; limitBytes: number | null } | null
}

type UserColumn = (typeof USER_SORTS)[number]

/** A user as Quay last told us. */
export type UserRow = InventoryRow<UserData>
export type UserRows = KindRows<UserData, UserColumn>

const PAGE_LIMIT = 100

/** Users of the registry: one list, a hundred a page. Quay refuses it to strangers. */
export const usersKind: InventoryKind<UserData, UserColumn> = {
  name: 'users',
  version: 1,
  keyOf: ({ name }) => [name],
  columns: {
    name: { fields: ['name'], sortKey: ({ name }) => name, searchText: ({ name }) => name },
    email: { fields: ['email'], sortKey: ({ email }) => email?.toLowerCase(), searchText: ({ email }) => email },
    state: { fields: ['isEnabled', 'isVerified'], sortKey: stateRank, values: statesOf },
    kind: {
      fields: ['superuserKind'],
      sortKey: ({ superuserKind }) => SUPERUSER_KINDS.indexOf(superuserKind),
      values: ({ superuserKind }) => [superuserKind],
    },
    quota: { fields: ['quota'], sortKey: ({ quota }) => quota?.usedBytes },
  },
  async readPage(client, { pageToken, call }) {
    const { users, nextPageToken } = await client.users.list({ limit: PAGE_LIMIT, pageToken }, call)
    return { items: users.map(userItem), nextPageToken, isProven: true }
  },
  async readOne(client, [name], call) {
    const user = await client.users.find(name, call)
    return { items: user === undefined ? [] : [userItem(user)], isProven: true }
  },
  refreshIntervalMs: 15 * 60_000,
  isCompared: true,
  staleBy: [
    { kinds: ['user_create', 'user_delete', 'user_enable', 'user_disable'], keys: namesIn('username') },
    // These lie under the user's own namespace.
    { kinds: ['user_change_email', 'user_change_name', 'account_convert'], keys: ownNames },
    { kinds: ['take_ownership'], keys: namesIn('namespace') },
  ],
}

/** What Quay told about a user. */
export function userItem(user: QuayUser): { data: UserData } {
  const { name, isEnabled, isVerified, superuserKind, quota } = user
  const data = { name, email: user.email ?? null, isEnabled, isVerified, superuserKind }
  const quotaData = quota === undefined ? null : { usedBytes: quota.usedBytes, limitBytes: quota.limitBytes ?? null }
  return { data: { ...data, quota: quotaData } }
}

function stateRank({ isEnabled, isVerified }: UserData): number {
  if (!isEnabled) return 2
  return isVerified ? 0 : 1
}

const [ENABLED, DISABLED] = [['enabled'], ['disabled']]
const [ENABLED_UNVERIFIED, DISABLED_UNVERIFIED] = [
  ['enabled', 'unverified'],
  ['disabled', 'unverified'],
]

function statesOf({ isEnabled, isVerified }: UserData): readonly string[] {
  if (isVerified) return isEnabled ? ENABLED : DISABLED
  return isEnabled ? ENABLED_UNVERIFIED : DISABLED_UNVERIFIED
}

function namesIn(key: string): (entry: ChangeEntry) => RowKey[] {
  return ({ metadata }) => namesOf([metadata[key]])
}

/** A rename names the old name too. */
function ownNames({ namespace, performer, metadata }: ChangeEntry): RowKey[] {
  return namesOf([namespace ?? performer, metadata['old_username']])
}

const namesOf = (names: readonly unknown[]): RowKey[] =>
  names.flatMap((name) => (typeof name === 'string' && name !== '' ? [[name] as const] : []))
