import type { QuayClient, QuayUser } from '@quaymaster/quay-client'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AuditTrail } from '../../audit/trail.ts'
import type { TargetContext } from './action-rules.ts'
import { userItem, usersKind } from './inventory.ts'
import type { UserRow, UserRows } from './inventory.ts'
import type { Clock } from '../../time/clock.ts'
import type { PolicyTable } from '../../policy/table.ts'
import type { QuayGateway } from '../../quay/gateway.ts'

/** What the routes about people work with. */
export type UsersContext = {
  quay: QuayGateway
  users: UserRows
  audit: Pick<AuditTrail, 'recentFor'>
  clock: Clock
  policy: PolicyTable
  callOf: (request: FastifyRequest) => CallContext
}

export const usersContext = (app: FastifyInstance): UsersContext => ({
  quay: app.quay,
  users: app.inventory.of(usersKind),
  audit: app.audit,
  clock: app.clock,
  policy: app.policy,
  callOf: ({ id, actor }) => ({ userAgent: app.quay.userAgent({ requestId: id, staffId: actor.staffId }) }),
})

/** A user with what a decision about them looks at. */
export const describeTarget = (
  { quay }: Pick<UsersContext, 'quay'>,
  user: UserRow,
): TargetContext & { user: UserRow } => ({
  user,
  isConsoleAccount: quay.consoleAccounts().has(user.name),
})

/** Who asks, as far as Quay and the inventory need to know. */
export type CallContext = { userAgent: string }

/**
 * Asks Quay about one person, and keeps what it says in the inventory. Undefined where Quay knows nobody of this name.
 * @throws {QuayError | ProblemError}
 */
export async function fetchUser(context: UsersContext, name: string, call: CallContext): Promise<UserRow | undefined> {
  const stamp = context.users.beginRead()
  const user = await context.quay.read((client: QuayClient): Promise<QuayUser | undefined> =>
    client.users.find(name, call),
  )
  if (user === undefined) {
    await context.users.recordAbsent([name], stamp)
    return undefined
  }
  return await context.users.record(userItem(user), stamp)
}
