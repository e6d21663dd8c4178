import type { StaffAccount } from '@quaymaster/contracts/staff'
import type { FastifyInstance } from 'fastify'
import type { Actor } from '../../auth/actor.ts'
import { decideActions } from '../../policy/action-rules.ts'
import { countSessions } from '../../auth/sessions/session-table.ts'
import { sessionLimits } from '../../auth/sessions/present-sessions.ts'
import type { StaffRow } from '../../auth/sign-in/staff-accounts.ts'
import { STAFF_RULES, staffTarget } from './action-rules.ts'

function presentStaff(
  app: FastifyInstance,
  actor: Actor,
  account: StaffRow,
  everybody: readonly StaffRow[],
  counts: ReadonlyMap<string, number>,
): StaffAccount {
  return {
    name: account.name,
    role: account.role,
    isEnabled: account.is_enabled === 1,
    mustChangePassword: account.must_change_password === 1,
    createdAt: account.created_at,
    lastSignInAt: account.last_sign_in_at,
    sessionCount: counts.get(account.id) ?? 0,
    abilities: decideActions(app, STAFF_RULES, actor, staffTarget(account, everybody, actor.staffId)),
  }
}

/** Every account, by name. There are few: they are people who run one registry. */
export async function presentAllStaff(app: FastifyInstance, actor: Actor): Promise<StaffAccount[]> {
  const everybody = await app.store.selectFrom('staff').selectAll().orderBy('name').execute()
  const counts = await countSessions(app.store, sessionLimits(app))
  return everybody.map((account) => presentStaff(app, actor, account, everybody, counts))
}
