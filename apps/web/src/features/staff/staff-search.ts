import { ROLES } from '@quaymaster/contracts/roles'
import type { StaffAccount } from '@quaymaster/contracts/staff'
import * as z from 'zod/mini'
import { readSearch } from '../../lib/search-parameters.ts'
import type { ReadSearch } from '../../lib/search-parameters.ts'

const SORTS = ['name', 'role', 'state', 'lastSignIn', 'sessions'] as const
const Parameters = z.object({
  search: z.optional(z.string().check(z.maxLength(200))),
  role: z.optional(z.string()),
  state: z.optional(z.enum(['enabled', 'disabled'])),
  sort: z.optional(z.enum(SORTS)),
  direction: z.optional(z.enum(['asc', 'desc'])),
})
export type StaffSearch = z.output<typeof Parameters>

/** Reads the search part of a URL; what is not understood is left out, and named. */
export const readStaffParameters = (raw: Record<string, unknown>): ReadSearch<StaffSearch> =>
  readSearch(Parameters, raw, { role: ROLES })

export const readStaffSearch = (raw: Record<string, unknown>): StaffSearch => readStaffParameters(raw).search

const SORT_VALUES: Record<(typeof SORTS)[number], (account: StaffAccount) => string | number> = {
  name: ({ name }) => name,
  role: ({ role }) => role,
  state: ({ isEnabled }) => (isEnabled ? 0 : 1),
  lastSignIn: ({ lastSignInAt }) => lastSignInAt ?? '',
  sessions: ({ sessionCount }) => sessionCount,
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), 'en')
}

/** The accounts that the URL asks for, in its order; those alike stand by name. */
export function pickAccounts(accounts: readonly StaffAccount[], search: StaffSearch): StaffAccount[] {
  const text = search.search?.trim().toLowerCase() ?? ''
  const roles = search.role?.split(',') ?? []
  const valueOf = SORT_VALUES[search.sort ?? 'name']
  const sign = search.direction === 'desc' ? -1 : 1
  return accounts
    .filter(({ name }) => name.includes(text))
    .filter(({ role }) => roles.length === 0 || roles.includes(role))
    .filter(({ isEnabled }) => search.state === undefined || isEnabled === (search.state === 'enabled'))
    .toSorted((a, b) => sign * compare(valueOf(a), valueOf(b)) || compare(a.name, b.name))
}
