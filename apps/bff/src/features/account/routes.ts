import { changeOwnPassword, endOwnSession, readAccount } from '@quaymaster/contracts/account'
import type { FastifyInstance } from 'fastify'
import { isoOf } from '../../time/clock.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import { addMutation } from '../../mutations/add-mutation.ts'
import { addRoute } from '../../routing/add-route.ts'
import { recordSessionEnds } from '../../auth/sessions/sessions.ts'
import { endSessionsOf, findSession } from '../../auth/sessions/session-table.ts'
import { isCommonPassword } from '../../auth/sign-in/common-passwords.ts'
import { provePassword } from '../../auth/sign-in/sign-in.ts'
import { findStaff } from '../../auth/sign-in/staff-accounts.ts'
import { presentSessions } from '../../auth/sessions/present-sessions.ts'

/** One's own account. */
export async function accountRoutes(app: FastifyInstance): Promise<void> {
  addRoute(app, readAccount, async (_input, { actor }) => {
    const account = await findStaff(app.store, actor.name)
    if (account === undefined) throw new ProblemError('not_signed_in', 401)
    const { name, role, created_at: createdAt } = account
    return { name, role, createdAt, sessions: await presentSessions(app, actor) }
  })

  addMutation(app, changeOwnPassword, {
    target: () => ({ kind: 'account', name: 'own' }),
    async run({ body, actor, request }) {
      await provePassword(request, body.currentPassword, 'password_wrong')
      if (body.newPassword === body.currentPassword)
        throw new ProblemError('password_same', 400, { field: 'newPassword' })
      if (isCommonPassword(body.newPassword, actor.name)) {
        throw new ProblemError('password_too_common', 400, { field: 'newPassword' })
      }
      const hash = await app.signIn.passwords.hash(body.newPassword)
      const ended = await app.store.transaction().execute(async (work) => {
        // Proving and hashing take a while: whoever was signed out or given another password meanwhile sets none.
        const session = await findSession(work, { publicId: actor.sessionId })
        if (session?.isEnabled !== true) throw new ProblemError('not_signed_in', 401)
        await work
          .updateTable('staff')
          .set({ password_hash: hash, must_change_password: 0 })
          .where('id', '=', actor.staffId)
          .execute()
        const which = { staffId: actor.staffId, except: actor.sessionId }
        return endSessionsOf(work, which, isoOf(app.clock.now()), 'password-changed')
      })
      recordSessionEnds(app, request, ended)
      return { body: { endedSessions: ended.length }, detail: { endedSessions: ended.length } }
    },
  })

  addMutation(app, endOwnSession, {
    target: ({ params }) => ({ kind: 'session', name: params.id }),
    async run({ params, actor, request }) {
      const which = { staffId: actor.staffId, only: params.id }
      const ended = await endSessionsOf(app.store, which, isoOf(app.clock.now()), 'ended-by-owner')
      if (ended.length === 0) throw new ProblemError('session_not_found', 404)
      recordSessionEnds(app, request, ended)
      return { body: undefined }
    },
  })
}
