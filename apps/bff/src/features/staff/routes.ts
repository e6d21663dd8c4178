import {
  changeStaffRole,
  createStaff,
  disableStaff,
  enableStaff,
  endStaffSessions,
  listStaff,
  resetStaffPassword,
  type StaffAccount,
} from '@quaymaster/contracts/staff'
import type { FastifyInstance } from 'fastify'
import { isoOf } from '../../time/clock.ts'
import type { Actor } from '../../auth/actor.ts'
import { ProblemError, problemOfReason } from '../../problems/problem-error.ts'
import { addMutation } from '../../mutations/add-mutation.ts'
import { addRoute } from '../../routing/add-route.ts'
import { recordSessionEnds } from '../../auth/sessions/sessions.ts'
import { type EndedSession, endSessionsOf, findSession } from '../../auth/sessions/session-table.ts'
import { generatePassword } from '../../auth/sign-in/generated-password.ts'
import { findStaff, insertStaff, type StaffRow } from '../../auth/sign-in/staff-accounts.ts'
import type { Store } from '../../store/database.ts'
import type { Schema } from '../../store/schema.ts'
import { decideAction, findRefusal } from '../../policy/action-rules.ts'
import { STAFF_RULES, staffTarget } from './action-rules.ts'
import type { StaffTarget } from './action-rules.ts'
import { presentAllStaff } from './present.ts'
import type { Transaction, Updateable } from 'kysely'

type Named = { params: { name: string } }

/** Accounts of the console itself. */
export async function staffRoutes(app: FastifyInstance): Promise<void> {
  const onStaff = (action: StaffAction) => ({
    target: ({ params }: Named) => ({ kind: 'staff', name: params.name }),
    async load({ params, actor }: Named & { actor: Actor }): Promise<StaffTarget> {
      return staffTarget(await get(app, params.name), await everyAccount(app.store), actor.staffId)
    },
    decide: (target: StaffTarget, { actor }: { actor: Actor }) => decideAction(app, STAFF_RULES, action, actor, target),
  })

  addRoute(app, listStaff, async (_input, { actor }) => ({ accounts: await presentAllStaff(app, actor) }))

  addMutation(app, createStaff, {
    target: ({ body }) => ({ kind: 'staff', name: body.name }),
    async run({ body, actor }) {
      const password = generatePassword()
      const passwordHash = await app.signIn.passwords.hash(password)
      const createdAt = isoOf(app.clock.now())
      const made = await app.store.transaction().execute(async (work) => {
        await assertAccess(work, actor)
        return insertStaff(work, { ...body, passwordHash, mustChangePassword: true, createdAt })
      })
      if (made === undefined) throw new ProblemError('staff_name_taken', 409, { field: 'name' })
      const account = await present(app, actor, body.name)
      return {
        body: { account, password },
        replayBody: { account, password: null },
        detail: { role: body.role },
      }
    },
  })

  addMutation(app, changeStaffRole, {
    ...onStaff('changeRole'),
    async run({ params, body, actor }) {
      await change(app, actor, params.name, 'changeRole', { role: body.role })
      return { body: { account: await present(app, actor, params.name) }, detail: { role: body.role } }
    },
  })

  addMutation(app, resetStaffPassword, {
    ...onStaff('resetPassword'),
    async run({ params, actor, request }) {
      const password = generatePassword()
      const hash = await app.signIn.passwords.hash(password)
      const ended = await change(app, actor, params.name, 'resetPassword', {
        password_hash: hash,
        must_change_password: 1,
      })
      recordSessionEnds(app, request, ended)
      const account = await present(app, actor, params.name)
      return { body: { account, password }, replayBody: { account, password: null } }
    },
  })

  addMutation(app, disableStaff, {
    ...onStaff('disable'),
    async run({ params, actor, request }) {
      recordSessionEnds(app, request, await change(app, actor, params.name, 'disable', { is_enabled: 0 }))
      return { body: { account: await present(app, actor, params.name) } }
    },
  })

  addMutation(app, enableStaff, {
    ...onStaff('enable'),
    async run({ params, actor }) {
      await change(app, actor, params.name, 'enable', { is_enabled: 1 })
      return { body: { account: await present(app, actor, params.name) } }
    },
  })

  addMutation(app, endStaffSessions, {
    ...onStaff('endSessions'),
    async run({ params, actor, request, loaded: { account } }) {
      // The session that asks stays: signing out is another act.
      const which = { staffId: account.id, except: actor.sessionId }
      const ended = await endSessionsOf(app.store, which, isoOf(app.clock.now()), 'ended-by-administrator')
      recordSessionEnds(app, request, ended)
      const body = { account: await present(app, actor, params.name), ended: ended.length }
      return { body, detail: { ended: ended.length } }
    },
  })
}

async function get(app: FastifyInstance, name: string): Promise<StaffRow> {
  const account = await findStaff(app.store, name)
  if (account === undefined) throw new ProblemError('staff_not_found', 404)
  return account
}

type StaffAction = keyof typeof STAFF_RULES.actions

const everyAccount = (store: Pick<Store, 'selectFrom'>): Promise<StaffRow[]> =>
  store.selectFrom('staff').selectAll().execute()

/** In the very transaction of the change: hashing a password takes long enough to lose the session or the role. */
async function assertAccess(work: Transaction<Schema>, actor: Actor): Promise<void> {
  const session = await findSession(work, { publicId: actor.sessionId })
  if (session?.isEnabled !== true) throw new ProblemError('not_signed_in', 401)
  if (session.role !== actor.role) throw problemOfReason({ code: 'role_lacks' })
}

/** Why sessions end with a change; a role changes at the next request without ending any. */
const ENDS = { resetPassword: 'password-changed', disable: 'account-disabled' } as const

/** Checks once more and changes, in one transaction: two administrators must not disable each other at once. */
async function change(
  app: FastifyInstance,
  actor: Actor,
  name: string,
  action: StaffAction,
  values: Updateable<Schema['staff']>,
): Promise<EndedSession[]> {
  return app.store.transaction().execute(async (work: Transaction<Schema>) => {
    await assertAccess(work, actor)
    const everybody = await everyAccount(work)
    const account = everybody.find((row) => row.name === name)
    if (account === undefined) throw new ProblemError('staff_not_found', 404)
    const code = findRefusal(STAFF_RULES, action, actor.role, staffTarget(account, everybody, actor.staffId))
    if (code !== undefined) throw problemOfReason({ code })
    await work.updateTable('staff').set(values).where('id', '=', account.id).execute()
    const reason = action in ENDS ? ENDS[action as keyof typeof ENDS] : undefined
    if (reason === undefined) return []
    return endSessionsOf(work, { staffId: account.id }, isoOf(app.clock.now()), reason)
  })
}

async function present(app: FastifyInstance, actor: Actor, name: string): Promise<StaffAccount> {
  const account = (await presentAllStaff(app, actor)).find((candidate) => candidate.name === name)
  if (account === undefined) throw new ProblemError('staff_not_found', 404)
  return account
}
