import type { StaffAccount } from '@quaymaster/contracts/staff'
import * as z from 'zod/mini'

const SORTS = ['name', 'role', 'state', 'lastSignIn', 'sessions'] as const
const ROLE_LIST = /^(?:administrator|help-desk|auditor)(?:,(?:administrator|help-desk|auditor))*$/

/** What stands in the URL of the list; what cannot be read is left out instead of refusing the page. */
export const StaffSearch = z.object({
  search: z.catch(z.optional(z.string().check(z.maxLength(64))), undefined),
  role: z.catch(z.optional(z.string().check(z.regex(ROLE_LIST))), undefined),
  state: z.catch(z.optional(z.enum(['enabled', 'disabled'])), undefined),
  sort: z.catch(z.optional(z.enum(SORTS)), undefined),
  direction: z.catch(z.optional(z.enum(['asc', 'desc'])), undefined),
})
export type StaffSearch = z.output<typeof StaffSearch>

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
