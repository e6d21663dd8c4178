import type { Decision } from '@quaymaster/contracts/decision'
import type { Operation } from '@quaymaster/contracts/operations'
import type { StaffAccount } from '@quaymaster/contracts/staff'
import type { FastifyInstance } from 'fastify'
import { isoOf } from '../../time/clock.ts'
import type { Actor } from '../../auth/actor.ts'
import { decide } from '../../policy/decide.ts'
import { countSessions } from '../../auth/sessions/session-table.ts'
import { sessionLimits } from '../../auth/sessions/present-sessions.ts'
import type { StaffRow } from '../../auth/sign-in/staff-accounts.ts'
import { staffAbilities } from './abilities.ts'

/** The row's decision first, since it holds for every account; then what holds for this one. */
function abilityOf(app: FastifyInstance, actor: Actor, operation: Operation, own: Decision): Decision {
  const general = decide(app.policy.row(operation), actor, undefined, isoOf(app.clock.now()))
  if (!general.isAllowed || !own.isAllowed) return general.isAllowed ? own : general
  return general
}

function presentStaff(
  app: FastifyInstance,
  actor: Actor,
  account: StaffRow,
  everybody: readonly StaffRow[],
  counts: ReadonlyMap<string, number>,
): StaffAccount {
  const own = staffAbilities(actor, account, everybody)
  return {
    name: account.name,
    role: account.role,
    isEnabled: account.is_enabled === 1,
    mustChangePassword: account.must_change_password === 1,
    createdAt: account.created_at,
    lastSignInAt: account.last_sign_in_at,
    sessionCount: counts.get(account.id) ?? 0,
    abilities: {
      changeRole: abilityOf(app, actor, 'staff.change-role', own.changeRole),
      resetPassword: abilityOf(app, actor, 'staff.reset-password', own.resetPassword),
      enable: abilityOf(app, actor, 'staff.enable', own.enable),
      disable: abilityOf(app, actor, 'staff.disable', own.disable),
      endSessions: abilityOf(app, actor, 'staff.end-sessions', own.endSessions),
    },
  }
}

/** Every account, by name. There are few: they are people who run one registry. */
export async function presentAllStaff(app: FastifyInstance, actor: Actor): Promise<StaffAccount[]> {
  const everybody = await app.store.selectFrom('staff').selectAll().orderBy('name').execute()
  const counts = await countSessions(app.store, sessionLimits(app))
  return everybody.map((account) => presentStaff(app, actor, account, everybody, counts))
}
