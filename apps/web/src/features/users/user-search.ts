import { SUPERUSER_KINDS } from '@quaymaster/contracts/registry'
import { UserListQuery, USER_STATES } from '@quaymaster/contracts/users'
import * as z from 'zod/mini'
import { readSearch } from '../../lib/search-parameters.ts'
import type { ReadSearch } from '../../lib/search-parameters.ts'

/** What the list shows, as it stands in the URL; lists are comma separated there, as the server takes them. */
export type UserSearch = Pick<UserListQuery, 'search' | 'state' | 'kind' | 'sort' | 'direction'>

/** Kinds that one filters for; a user like others is what remains. */
export const FILTER_KINDS = SUPERUSER_KINDS.filter((kind) => kind !== 'none')

const Parameters = z.pick(UserListQuery, { search: true, state: true, kind: true, sort: true, direction: true })

/** Reads the search part of a URL; what is not understood is left out, so that an old link still opens, and named. */
export function readUserParameters(raw: Record<string, unknown>): ReadSearch<UserSearch> {
  const { search, unread } = readSearch(Parameters, raw, { state: USER_STATES, kind: FILTER_KINDS })
  const { sort, direction, ...filters } = search
  // Ascending is what one gets without asking, and a direction alone orders nothing.
  const order = sort !== undefined && { sort, ...(direction === 'desc' && { direction }) }
  return { search: { ...filters, ...order }, unread }
}

export const readUserSearch = (raw: Record<string, unknown>): UserSearch => readUserParameters(raw).search
