import * as z from 'zod/mini'
import { defineBlockers, defineDecisions } from './actions.ts'
import { InventoryProgress } from './inventory.ts'
import { DownloadAddress } from './downloads.ts'
import { EmailAddress, ExistingUserName, NewUserName, QuayPassword } from './names.ts'
import { OneTimeSecret } from './one-time-secret.ts'
import { SUPERUSER_KINDS } from './registry.ts'
import { defineRoute } from './route.ts'
import { USER_ACTIONS } from './users/actions.ts'

/** A person of Quay as this role may see it: a key that the role may not see is absent. */
export const User = z.object({
  name: z.string(),
  /** Null when the person has none; masked (`a***@example.org`) for roles that see no addresses. */
  email: z.optional(z.nullable(z.string())),
  isEmailMasked: z.optional(z.boolean()),
  isEnabled: z.boolean(),
  isVerified: z.boolean(),
  superuserKind: z.enum(SUPERUSER_KINDS),
  /** Null where Quay keeps no quota. `limitBytes` null: no limit. */
  quota: z.optional(z.nullable(z.object({ usedBytes: z.number(), limitBytes: z.nullable(z.number()) }))),
  /** What about this user is in the way of an action, for this role. */
  blockers: defineBlockers(USER_ACTIONS),
  /** When Quay last told us this. */
  readAt: z.string(),
})
export type User = z.output<typeof User>

/** One person with what this role may do, and why not. `source` tells whether Quay was asked for this answer. */
export const UserDetail = z.object({
  user: User,
  source: z.enum(['quay', 'inventory']),
  /** An account that one of the console's own tokens belongs to. */
  isConsoleAccount: z.boolean(),
  abilities: defineDecisions(USER_ACTIONS),
  /** What staff did to this person through the console, newest first, at most ten. */
  changes: z.array(
    z.object({
      at: z.string(),
      operation: z.string(),
      actor: z.string(),
      result: z.enum(['ok', 'refused', 'failed', 'unknown', 'running']),
    }),
  ),
})
export type UserDetail = z.output<typeof UserDetail>

export const USER_STATES = ['enabled', 'disabled', 'unverified'] as const
export const USER_SORTS = ['name', 'email', 'state', 'kind', 'quota'] as const

/** Filters of the list, as they stand in the URL. Lists are comma separated. */
export const UserListQuery = z.strictObject({
  search: z.optional(z.string().check(z.maxLength(255))),
  state: z.optional(
    z.string().check(z.regex(/^(?:enabled|disabled|unverified)(?:,(?:enabled|disabled|unverified))*$/)),
  ),
  kind: z.optional(
    z.string().check(z.regex(/^(?:none|superuser|global-read-only)(?:,(?:none|superuser|global-read-only))*$/)),
  ),
  sort: z.optional(z.enum(USER_SORTS)),
  direction: z.optional(z.enum(['asc', 'desc'])),
  offset: z.optional(z.string().check(z.regex(/^\d{1,7}$/))),
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|1\d\d|200)$/))),
})
export type UserListQuery = z.output<typeof UserListQuery>

export const UserList = z.object({
  users: z.array(User),
  /** How many match the filter, and how many there are in all that we know of. */
  matching: z.number(),
  total: z.number(),
  offset: z.number(),
  /** What this role may search and sort by. */
  searchesEmail: z.boolean(),
  sorts: z.array(z.enum(USER_SORTS)),
  inventory: InventoryProgress,
})
export type UserList = z.output<typeof UserList>

const Name = z.object({ name: ExistingUserName })

export const listUsers = defineRoute({
  operation: 'user.list',
  method: 'GET',
  url: '/api/users',
  query: UserListQuery,
  response: UserList,
})

/** With `fresh=true` Quay is asked once; without, the inventory answers and Quay is asked only for what it does not hold. */
export const readUser = defineRoute({
  operation: 'user.read',
  method: 'GET',
  url: '/api/users/:name',
  params: Name,
  query: z.strictObject({ fresh: z.optional(z.enum(['true', 'false'])) }),
  response: UserDetail,
})

/** The list as a file (CSV), with the filters and the order of the page. Hands out a one-time address. */
export const exportUsers = defineRoute({
  operation: 'user.export',
  method: 'POST',
  url: '/api/users/exports',
  body: z.extend(z.omit(UserListQuery, { offset: true, limit: true }), { language: z.enum(['en', 'ja']) }),
  response: DownloadAddress,
})

/** Has all users read again within the budget; what is being read already goes on. */
export const readUsersAgain = defineRoute({
  operation: 'user.read-again',
  method: 'POST',
  url: '/api/users/read-again',
  response: z.object({ inventory: InventoryProgress }),
})

export const createUser = defineRoute({
  operation: 'user.create',
  method: 'POST',
  url: '/api/users',
  body: z.strictObject({ name: NewUserName, email: z.optional(EmailAddress) }),
  response: z.object({ detail: UserDetail, password: OneTimeSecret, isConfirmationMailSent: z.boolean() }),
})

export const enableUser = defineRoute({
  operation: 'user.enable',
  method: 'POST',
  url: '/api/users/:name/enable',
  params: Name,
  response: UserDetail,
})

export const disableUser = defineRoute({
  operation: 'user.disable',
  method: 'POST',
  url: '/api/users/:name/disable',
  params: Name,
  response: UserDetail,
})

export const changeUserEmail = defineRoute({
  operation: 'user.change-email',
  method: 'PUT',
  url: '/api/users/:name/email',
  params: Name,
  body: z.strictObject({ email: EmailAddress }),
  response: UserDetail,
})

/** Without a password the server makes one and shows it in this answer only. */
export const setUserPassword = defineRoute({
  operation: 'user.set-password',
  method: 'PUT',
  url: '/api/users/:name/password',
  params: Name,
  body: z.strictObject({ password: z.optional(QuayPassword) }),
  response: z.object({ detail: UserDetail, password: OneTimeSecret }),
})

export const sendRecoveryMail = defineRoute({
  operation: 'user.send-recovery-mail',
  method: 'POST',
  url: '/api/users/:name/recovery-mail',
  params: Name,
  response: z.object({ detail: UserDetail }),
})

/** `confirm` repeats the name: a call that was not meant names nobody twice. */
export const deleteUser = defineRoute({
  operation: 'user.delete',
  method: 'DELETE',
  url: '/api/users/:name',
  params: Name,
  query: z.strictObject({ confirm: ExistingUserName }),
})
